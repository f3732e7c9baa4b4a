package kz.tumar.retention.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HoldId;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RoleCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.HoldPlaced;
import kz.tumar.contract.fact.HoldReleased;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.policy.ReasonKind;
import kz.tumar.retention.announce.Concluding;
import kz.tumar.retention.announce.Concluding.Moment;
import kz.tumar.retention.announce.Concluding.Said;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.announce.Instruction;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.ledger.Holds;
import kz.tumar.retention.ledger.People;
import kz.tumar.runtime.problem.ProblemException;

/// Places holds and releases them. Placing one calls off what is scheduled and cancels what is ordered; releasing the
/// last one over a category lets its destruction be assessed and scheduled again by itself.
@ApplicationScoped
public class Holding {
    private static final Set<RoleCode> OWNERS =
            Set.of(new RoleCode("dpo"), new RoleCode("deputy"), new RoleCode("officer"));

    private final Transactions transactions;
    private final Concluding concluding;

    @Inject
    Holding(Transactions transactions, Concluding concluding) {
        this.transactions = transactions;
        this.concluding = concluding;
    }

    /// A hold to be placed.
    ///
    /// @param categories none means all
    public record Wanted(
            Numbered number,
            ReasonCode reason,
            RoleCode owner,
            LocalDate reviewOn,
            List<SubjectRef> subjects,
            List<CategoryCode> categories) {
        public Wanted {
            subjects = List.copyOf(subjects);
            categories = List.copyOf(categories);
        }

        /// All that makes it this hold and no other.
        String content() {
            return String.join(
                    " ",
                    number.value(),
                    reason.value(),
                    owner.value(),
                    reviewOn.toString(),
                    new TreeSet<>(subjects).toString(),
                    categories.toString());
        }
    }

    /// Places a hold over everybody named; the same key again changes nothing.
    ///
    /// @throws ProblemException everything that is wrong with it; `OWN_DECISION` for whom it is about
    public HoldId place(Wanted wanted, Instruction by) {
        var hold = new HoldId(by.id("hold", wanted.content()));
        return transactions.inTransaction(transaction -> {
            var moment = concluding.moment();
            require(violations(wanted, moment), ProblemType.UNKNOWN_CODE);
            var linked = concluding.hold(transaction, wanted.subjects());
            linked.values().forEach(by::requireOther);
            require(strangers(transaction, wanted.subjects()), ProblemType.UNKNOWN_SUBJECT);
            for (var subject : new TreeSet<>(wanted.subjects())) {
                var cause = cause(hold, "placed", subject);
                var known = new Known.OnHold(
                        hold,
                        wanted.categories(),
                        wanted.reviewOn(),
                        moment.now(),
                        cause.id().value());
                var fact = new HoldPlaced(
                        hold,
                        wanted.number(),
                        wanted.reason(),
                        wanted.categories(),
                        wanted.owner(),
                        wanted.reviewOn(),
                        by.actor());
                var found = People.load(transaction, linked.getOrDefault(subject, new TreeSet<>(List.of(subject))));
                concluding.conclude(
                        transaction, moment, cause, found, new Said(subject, fact, List.of(known), List.of()));
            }
            return hold;
        });
    }

    /// Releases a hold from everybody it is over.
    ///
    /// @throws ProblemException `NOT_FOUND` where there is no such hold; `OWN_DECISION` for whom it is about
    public void release(HoldId hold, Instruction by) {
        transactions.inTransaction(transaction -> {
            var under = Holds.find(transaction, hold);
            if (under.isEmpty()) {
                throw new ProblemException(ProblemType.NOT_FOUND);
            }
            var moment = concluding.moment();
            var linked = concluding.hold(
                    transaction, under.stream().map(Holds.Held::subject).toList());
            linked.values().forEach(by::requireOther);
            for (var held : Holds.find(transaction, hold)) {
                if (held.releasedAt() == null) {
                    var subject = held.subject();
                    var cause = cause(hold, "released", subject);
                    var known =
                            new Known.HoldEnded(hold, moment.now(), cause.id().value());
                    var found = People.load(transaction, linked.getOrDefault(subject, new TreeSet<>(List.of(subject))));
                    var said = new Said(subject, new HoldReleased(hold, by.actor()), List.of(known), List.of());
                    concluding.conclude(transaction, moment, cause, found, said);
                }
            }
            return hold;
        });
    }

    private static Cause cause(HoldId hold, String what, SubjectRef subject) {
        return new Cause(
                Drafting.SELF, new EventId(DerivedId.from("tumar/hold/v1", hold.toString(), what, subject.value())));
    }

    private static List<Violation> violations(Wanted wanted, Moment moment) {
        Policy policy = moment.policy();
        var violations = new ArrayList<Violation>();
        if (policy.reason(ReasonKind.DESTRUCTION_STOP, wanted.reason()).isEmpty()) {
            violations.add(new Violation("/reason", "code", "a reason of the policy to stop a destruction"));
        }
        if (!OWNERS.contains(wanted.owner())) {
            violations.add(new Violation("/owner", "enum", "dpo, deputy or officer"));
        }
        if (!wanted.reviewOn().isAfter(moment.today())) {
            violations.add(new Violation("/reviewOn", "minimum", "tomorrow"));
        }
        for (int i = 0; i < wanted.categories().size(); i++) {
            if (policy.dataCategory(wanted.categories().get(i)).isEmpty()) {
                violations.add(new Violation("/categories/" + i, "code", "a category of the policy"));
            }
        }
        return violations;
    }

    private static List<Violation> strangers(Connection transaction, List<SubjectRef> subjects) throws SQLException {
        var registered = People.registered(transaction, subjects);
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < subjects.size(); i++) {
            if (!registered.contains(subjects.get(i))) {
                violations.add(new Violation("/subjects/" + i, "exists", "an issued reference"));
            }
        }
        return violations;
    }

    private static void require(List<Violation> violations, ProblemType problem) {
        if (!violations.isEmpty()) {
            throw new ProblemException(problem, violations);
        }
    }
}
