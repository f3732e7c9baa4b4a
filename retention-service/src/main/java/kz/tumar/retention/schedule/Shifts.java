package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.ledger.Enforcement;
import kz.tumar.retention.ledger.RulesInForce;
import kz.tumar.runtime.policy.PolicyVersions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives chores their moment and their transactions, again and again while there is as much as a transaction may take.
@ApplicationScoped
class Shifts {
    private final Transactions transactions;
    private final RulesInForce rules;
    private final Clock clock;
    private final int batch;

    @Inject
    Shifts(
            Transactions transactions,
            RulesInForce rules,
            Clock clock,
            @ConfigProperty(name = "tumar.retention.batch") int batch) {
        this.transactions = transactions;
        this.rules = rules;
        this.clock = clock;
        this.batch = batch;
    }

    Shift now() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var day = PolicyVersions.dayOf(now);
        var inForce = rules.on(day);
        var observing = transactions.inTransaction(transaction -> Enforcement.observing(transaction, inForce));
        return new Shift(now, inForce, rules.policy(day), observing, batch);
    }

    void run(Chore chore) {
        int taken;
        do {
            var shift = now();
            taken = transactions.inTransaction(transaction -> chore.take(transaction, shift));
        } while (taken == batch);
    }
}
