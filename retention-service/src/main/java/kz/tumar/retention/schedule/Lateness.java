package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DestructionOverdue;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.ledger.Holders;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.RulesInForce;
import kz.tumar.runtime.policy.PolicyVersions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Says, once for each, which holders did not confirm destruction in time.
@ApplicationScoped
class Lateness {
    private final Transactions transactions;
    private final Announcer announcer;
    private final RulesInForce rules;
    private final Clock clock;
    private final int batch;

    @Inject
    Lateness(
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
        transactions.inTransaction(transaction -> say(transaction, now));
    }

    private int say(Connection transaction, Instant now) throws SQLException {
        var late = Holders.late(transaction, now, batch);
        if (late.isEmpty()) {
            return 0;
        }
        var subjects = new TreeSet<SubjectRef>();
        late.forEach(part -> subjects.add(part.subject()));
        announcer.lock(transaction, subjects);
        var version = rules.on(PolicyVersions.dayOf(now)).version();
        for (var part : Holders.late(transaction, now, batch)) {
            if (!subjects.contains(part.subject())) {
                continue;
            }
            var due = Objects.requireNonNull(part.due(), "only what has a due time is late");
            var journey = Orders.journey(transaction, part.order()).orElseThrow();
            announcer.announce(
                    transaction,
                    new Announcer.Announcement(
                            Drafting.timer(part.order(), "destroy.confirm", part.holder() + " " + due),
                            journey.correlation(),
                            journey.trace(),
                            version,
                            List.of(Drafting.fact(
                                    part.subject(), new DestructionOverdue(part.order(), part.holder(), due), due))));
        }
        return late.size();
    }
}
