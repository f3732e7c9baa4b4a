package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DestructionOverdue;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.contract.fact.StopOverdue;
import kz.tumar.delivery.Announcer;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.ledger.Holders;
import kz.tumar.retention.ledger.Orders;

/// Says, once for each, which holders did not confirm in time that they destroyed, or stopped processing.
@ApplicationScoped
class Lateness implements Chore {
    private final Announcer announcer;

    @Inject
    Lateness(Announcer announcer) {
        this.announcer = announcer;
    }

    @Override
    public int take(Connection transaction, Shift shift) throws SQLException {
        var late = Holders.late(transaction, shift.now(), shift.most());
        if (late.isEmpty()) {
            return 0;
        }
        var subjects = new TreeSet<SubjectRef>();
        late.forEach(part -> subjects.add(part.subject()));
        announcer.lock(transaction, subjects);
        for (var part : Holders.late(transaction, shift.now(), shift.most())) {
            if (subjects.contains(part.subject())) {
                say(transaction, shift, part);
            }
        }
        return late.size();
    }

    private void say(Connection transaction, Shift shift, Holders.Part part) throws SQLException {
        var due = Objects.requireNonNull(part.due(), "only what has a due time is late");
        boolean stop = part.command() == CommandKind.STOP;
        var journey = stop
                ? Orders.stop(transaction, part.order()).orElseThrow().journey()
                : Orders.journey(transaction, part.order()).orElseThrow();
        RetentionFact fact = stop
                ? new StopOverdue(part.order(), part.holder(), due)
                : new DestructionOverdue(part.order(), part.holder(), due);
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        Drafting.timer(
                                part.order(), stop ? "stop.confirm" : "destroy.confirm", part.holder() + " " + due),
                        journey.correlation(),
                        journey.trace(),
                        shift.rules().version(),
                        List.of(Drafting.fact(part.subject(), fact, due))));
    }
}
