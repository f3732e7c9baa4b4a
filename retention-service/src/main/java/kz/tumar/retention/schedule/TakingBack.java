package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.PurposeAchievedRetracted;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.announce.Instruction;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.decision.Question;
import kz.tumar.retention.decision.Settling;
import kz.tumar.retention.ledger.Floods;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.People;
import kz.tumar.runtime.problem.ProblemException;

/// Takes back in a system's name what it falsely claimed of many: each claim that put an order on the schedule within a
/// time. It destroys nothing, so one person may ask for it.
@ApplicationScoped
public class TakingBack implements Chore {
    private final Transactions transactions;
    private final Announcer announcer;
    private final Shifts shifts;

    @Inject
    TakingBack(Transactions transactions, Announcer announcer, Shifts shifts) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.shifts = shifts;
    }

    /// Begins to take back what a system claimed; the same key again is nothing new.
    ///
    /// @param since from when on the orders arrived here; their claims may say other times
    /// @throws ProblemException `UNKNOWN_CODE` for a system that the policy does not name, `TIME_IN_FUTURE`
    public Floods.TakingBack begin(HolderCode system, Instant since, Instruction by) {
        var shift = shifts.now();
        if (shift.rules().holder(system).isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_CODE, List.of(new Violation("/system", "code", "a holder of the policy")));
        }
        if (since.isAfter(shift.now())) {
            throw new ProblemException(ProblemType.TIME_IN_FUTURE, List.of(new Violation("/since", "maximum", "now")));
        }
        return transactions.inTransaction(transaction -> {
            var id = new EventId(by.id("take-back", system, since));
            Floods.begin(transaction, id, system, since, shift.now(), by.actor());
            return Floods.find(transaction, id).orElseThrow();
        });
    }

    /// How far it is.
    public Optional<Floods.TakingBack> progress(EventId id) {
        return transactions.inTransaction(transaction -> Floods.find(transaction, id));
    }

    @Override
    public int take(Connection transaction, Shift shift) throws SQLException {
        var work = Floods.take(transaction);
        if (work.isEmpty()) {
            return 0;
        }
        var claimed = Floods.next(transaction, work.get(), shift.most());
        var linked = People.linked(
                transaction, claimed.stream().map(Floods.Claimed::subject).toList());
        var all = new TreeSet<SubjectRef>();
        linked.values().forEach(all::addAll);
        announcer.lock(transaction, all);
        int taken = 0;
        for (var one : claimed) {
            var found = People.load(transaction, linked.getOrDefault(one.subject(), new TreeSet<>()));
            for (var claim : found.person().claims(one.subject(), work.get().system(), one.purpose())) {
                takeBack(transaction, shift, work.get(), one, found, claim);
                taken++;
            }
        }
        Floods.went(transaction, work.get(), claimed, taken);
        return claimed.size();
    }

    private void takeBack(
            Connection transaction,
            Shift shift,
            Floods.TakingBack work,
            Floods.Claimed one,
            People.Found found,
            Known.Achieved claim)
            throws SQLException {
        HolderCode system = work.system();
        var cause = new Cause(
                Drafting.SELF,
                new EventId(DerivedId.from(
                        "tumar/taking-back/v1", work.id().toString(), claim.id().toString())));
        var known = new Known.Retracted(
                one.purpose(), system, claim.id(), shift.now(), cause.id().value());
        var question = new Question(one.purpose(), AssessmentTrigger.CLAIM_RETRACTED);
        var drafts = new ArrayList<Draft>();
        drafts.add(Drafting.fact(
                one.subject(),
                new PurposeAchievedRetracted(system, new EventId(claim.id()), one.purpose(), work.actor()),
                shift.now()));
        drafts.addAll(Drafting.facts(
                Settling.settle(
                        found.person().with(one.subject(), known),
                        found.dossiers(),
                        Map.of(one.subject(), List.of(question)),
                        shift.rules(),
                        cause,
                        shift.now()),
                shift.now()));
        var journey = Orders.journey(transaction, one.order()).orElseThrow();
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        cause,
                        journey.correlation(),
                        journey.trace(),
                        shift.rules().version(),
                        drafts));
    }
}
