package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Transactions;
import kz.tumar.delivery.wire.Wire;
import kz.tumar.retention.ledger.Holders;
import kz.tumar.retention.ledger.RulesInForce;
import kz.tumar.runtime.policy.PolicyVersions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Repeats commands that nobody answered, as the same bytes, at growing distances.
@ApplicationScoped
class Repeating {
    private final Transactions transactions;
    private final Announcer announcer;
    private final RulesInForce rules;
    private final Clock clock;
    private final int batch;

    @Inject
    Repeating(
            Transactions transactions,
            Announcer announcer,
            RulesInForce rules,
            Clock clock,
            @ConfigProperty(name = "tumar.retention.batch") int batch) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.rules = rules;
        this.clock = clock;
        this.batch = batch;
    }

    void run() {
        var now = clock.instant();
        transactions.inTransaction(transaction -> repeat(transaction, now));
    }

    private int repeat(Connection transaction, Instant now) throws SQLException {
        var unanswered = Holders.unanswered(transaction, now, batch);
        if (unanswered.isEmpty()) {
            return 0;
        }
        var first = rules.policy(PolicyVersions.dayOf(now)).document().limits().commandRepeat();
        var subjects = new TreeSet<SubjectRef>();
        unanswered.forEach(part -> subjects.add(part.subject()));
        announcer.lock(transaction, subjects);
        var commands = new ArrayList<Event<?>>();
        var holders = new ArrayList<HolderCode>();
        for (var part : stillUnanswered(transaction, now)) {
            var message = part.message();
            if (message != null && subjects.contains(part.subject())) {
                Wire.readCommand(message.getBytes(StandardCharsets.UTF_8)).ifPresent(commands::add);
                holders.add(part.holder());
                Holders.repeated(transaction, part, now.plus(wait(first, part)));
            }
        }
        announcer.repeat(transaction, commands, holders);
        return commands.size();
    }

    private List<Holders.Part> stillUnanswered(Connection transaction, Instant now) throws SQLException {
        return Holders.unanswered(transaction, now, batch);
    }

    private static Duration wait(Duration first, Holders.Part part) {
        return Holders.backoff(first, part.attempts() + 1);
    }
}
