package kz.tumar.retention.approve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.DecisionId;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.RoleCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.RetentionDecided;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.announce.Concluding;
import kz.tumar.retention.announce.Concluding.Moment;
import kz.tumar.retention.announce.Concluding.Said;
import kz.tumar.retention.announce.Instruction;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.decision.Need;
import kz.tumar.retention.decision.Question;
import kz.tumar.retention.ledger.Decisions;
import kz.tumar.retention.ledger.People;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Settles what no confirmed legal figure says: a person decides that a category goes on a day, or stays locked under a
/// ground and an article until it is looked at again. Where the policy asks for several people, the first one proposes.
@ApplicationScoped
public class Deciding {
    private final Transactions transactions;
    private final Concluding concluding;

    @Inject
    Deciding(Transactions transactions, Concluding concluding) {
        this.transactions = transactions;
        this.concluding = concluding;
    }

    /// A decision to be taken.
    ///
    /// @param purpose the purpose that ended; none where processing was unlawful
    /// @param on from when it goes, or until when it is locked
    public record Wanted(
            SubjectRef subject,
            @Nullable PurposeCode purpose,
            CategoryCode category,
            RetentionOutcome outcome,
            LocalDate on,
            @Nullable GroundCode ground,
            @Nullable ArticleCode article) {
        Question question() {
            return new Question(purpose, AssessmentTrigger.DECIDED);
        }

        RetentionDecided fact(DecisionId decision, Actor actor, boolean last) {
            return new RetentionDecided(decision, category, outcome, on, purpose, ground, article, actor, last);
        }

        /// All that makes it this decision and no other.
        String content() {
            return String.join(
                    " ",
                    category.value(),
                    outcome.name(),
                    on.toString(),
                    ground == null ? "-" : ground.value(),
                    article == null ? "-" : article.value());
        }

        static Wanted of(SubjectRef subject, RetentionDecided decided) {
            return new Wanted(
                    subject,
                    decided.purpose(),
                    decided.category(),
                    decided.outcome(),
                    decided.on(),
                    decided.ground(),
                    decided.article());
        }
    }

    /// Where a decision stands.
    ///
    /// @param last whether it counts; otherwise another person has to agree
    public record Standing(DecisionId decision, boolean last) {}

    /// Decides, or proposes where others have to agree.
    ///
    /// @throws ProblemException what is wrong with it; `CONFLICT` where nothing waits for such a decision,
    ///     `OWN_DECISION` for whom it is about
    public Standing decide(Wanted wanted, Instruction by) {
        return transactions.inTransaction(transaction -> {
            var moment = concluding.moment();
            var need = needOf(moment, by.role());
            var violations = violations(wanted, moment);
            if (!violations.isEmpty()) {
                throw new ProblemException(ProblemType.INVALID_PARAMETER, violations);
            }
            var decision = new DecisionId(
                    by.id("decide", wanted.subject(), wanted.question().key(), wanted.content()));
            return say(transaction, moment, wanted, decision, by, need.lastAfter(0));
        });
    }

    /// Agrees to what another person proposed.
    ///
    /// @throws ProblemException `OWN_DECISION` for who proposed it or agreed before, and for whom it is about
    public Standing agree(DecisionId decision, Instruction by) {
        return transactions.inTransaction(transaction -> {
            var moment = concluding.moment();
            var need = needOf(moment, by.role());
            concluding.person(transaction, proposal(transaction, decision).subject());
            var proposal = proposal(transaction, decision);
            if (proposal.officers().contains(by.officer())) {
                throw new ProblemException(ProblemType.OWN_DECISION);
            }
            boolean last = need.lastAfter(proposal.officers().size());
            var wanted = Wanted.of(proposal.subject(), proposal.decided());
            return say(transaction, moment, wanted, decision, by, last);
        });
    }

    private Standing say(
            Connection transaction, Moment moment, Wanted wanted, DecisionId decision, Instruction by, boolean last)
            throws SQLException {
        var found = concluding.person(transaction, wanted.subject());
        by.requireOther(found.person().references());
        requireOpen(found, wanted);
        var cause = by.cause("decision", decision);
        var known = new Known.Decided(
                wanted.question().key(),
                wanted.category(),
                wanted.outcome(),
                wanted.on(),
                wanted.ground(),
                wanted.article(),
                moment.now(),
                cause.id().value());
        var said = new Said(
                wanted.subject(),
                wanted.fact(decision, by.actor(), last),
                last ? List.of(known) : List.of(),
                last ? List.of(wanted.question()) : List.of());
        concluding.conclude(transaction, moment, cause, found, said);
        return new Standing(decision, last);
    }

    private static void requireOpen(People.Found found, Wanted wanted) {
        var assessed = found.dossier(wanted.subject())
                .assessments()
                .get(wanted.question().key());
        boolean open = assessed != null
                && assessed.categories().stream()
                        .anyMatch(line ->
                                line.category().equals(wanted.category()) && line.outcome() == RetentionOutcome.DECIDE);
        if (!open) {
            throw new ProblemException(ProblemType.CONFLICT);
        }
    }

    private static Need needOf(Moment moment, RoleCode role) {
        var need = Need.ofDecisions(moment.policy());
        if (!need.roles().contains(role)) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        return need;
    }

    private static Decisions.Proposal proposal(Connection transaction, DecisionId decision) throws SQLException {
        return Decisions.proposal(transaction, decision).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private static List<Violation> violations(Wanted wanted, Moment moment) {
        var violations = new ArrayList<Violation>();
        switch (wanted.outcome()) {
            case DESTROY -> {
                if (wanted.on().isBefore(moment.today())) {
                    violations.add(new Violation("/on", "minimum", "today"));
                }
                if (wanted.ground() != null || wanted.article() != null) {
                    violations.add(new Violation("/ground", "absent", "nothing where data goes"));
                }
            }
            case LOCK -> {
                if (!wanted.on().isAfter(moment.today())) {
                    violations.add(new Violation("/on", "minimum", "tomorrow"));
                }
                if (wanted.ground() == null
                        || moment.policy().ground(wanted.ground()).isEmpty()) {
                    violations.add(new Violation("/ground", "code", "a ground of the policy"));
                }
                if (wanted.article() == null || !moment.policy().cites(wanted.article())) {
                    violations.add(new Violation("/article", "code", "an article of an act of the policy"));
                }
            }
            case NEEDED, HELD, DECIDE -> violations.add(new Violation("/outcome", "enum", "DESTROY or LOCK"));
        }
        return violations;
    }
}
