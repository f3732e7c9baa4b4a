package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.TreeSet;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.wire.Wire;
import kz.tumar.retention.ledger.Holders;

/// Repeats commands that nobody answered, or did not do by their due time, as the same bytes, at growing distances.
@ApplicationScoped
class Repeating implements Chore {
    private final Announcer announcer;

    @Inject
    Repeating(Announcer announcer) {
        this.announcer = announcer;
    }

    @Override
    public int take(Connection transaction, Shift shift) throws SQLException {
        var unanswered = Holders.unanswered(transaction, shift.now(), shift.most());
        if (unanswered.isEmpty()) {
            return 0;
        }
        var first = shift.policy().document().limits().commandRepeat();
        var subjects = new TreeSet<SubjectRef>();
        unanswered.forEach(part -> subjects.add(part.subject()));
        announcer.lock(transaction, subjects);
        var commands = new ArrayList<Event<?>>();
        var holders = new ArrayList<HolderCode>();
        for (var part : Holders.unanswered(transaction, shift.now(), shift.most())) {
            var message = part.message();
            if (message != null && subjects.contains(part.subject())) {
                Wire.readCommand(message.getBytes(StandardCharsets.UTF_8)).ifPresent(commands::add);
                holders.add(part.holder());
                Holders.repeated(transaction, part, shift.now().plus(Holders.backoff(first, part.attempts() + 1)));
            }
        }
        announcer.repeat(transaction, commands, holders);
        return unanswered.size();
    }
}
