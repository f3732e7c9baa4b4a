package kz.tumar.sealing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import kz.tumar.delivery.Delivery;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.vault.DestructionHorizon;
import kz.tumar.vault.KeyEpochs;
import kz.tumar.vault.Vault;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns the epochs of this service's keys, and counts those whose keys should have gone and didn't: until they go, a
/// backup from before a destruction can still be opened.
@ApplicationScoped
class TurningEpochs {
    private static final Logger LOG = LoggerFactory.getLogger(TurningEpochs.class);

    private final Transactions transactions;
    private final PolicyVersions policies;
    private final Delivery delivery;
    private final KeyEpochs epochs;
    private final Duration length;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile long overdue;
    private volatile long unreadable;

    @Inject
    TurningEpochs(
            Transactions transactions,
            PolicyVersions policies,
            Delivery delivery,
            Vault vault,
            @ConfigProperty(name = "tumar.keyring.epoch", defaultValue = "P1D") Duration length,
            Clock clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.policies = policies;
        this.delivery = delivery;
        this.epochs = vault.epochs();
        this.length = length;
        this.clock = clock;
        this.meters = meters;
    }

    void register(@Observes StartupEvent started) {
        Gauge.builder("tumar.keyring.epochs.overdue", this, self -> self.overdue)
                .register(meters);
        Gauge.builder("tumar.keyring.unreadable", this, self -> self.unreadable).register(meters);
    }

    @Scheduled(
            every = "${tumar.keyring.turn-every:10M}",
            delayed = "${tumar.keyring.turn-delay:1M}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void turn() throws SQLException {
        // Before that a restored database may hold what it is about to destroy again: rewrapped, that would begin anew.
        if (!delivery.vitals().serving() || policies.firstDay().isEmpty()) {
            return;
        }
        var turn = epochs.turn(
                new KeyEpochs.InTransaction() {
                    @Override
                    public <T> T call(KeyEpochs.Work<T> work) {
                        return transactions.inTransaction(work::on);
                    }
                },
                length,
                backups());
        unreadable = turn.unreadable();
        overdue =
                horizon().stream().filter(reach -> late(reach, clock.instant())).count();
        if (turn.begun() || turn.destroyed().isPresent()) {
            LOG.atInfo()
                    .addKeyValue("begun", turn.begun())
                    .addKeyValue("rewrapped", turn.rewrapped())
                    .addKeyValue("destroyed", turn.destroyed().orElse(0))
                    .log("key epochs turned");
        }
    }

    /// How far what was destroyed still reaches, oldest epoch first.
    List<DestructionHorizon> horizon() {
        return transactions.inTransaction(transaction -> epochs.horizon(transaction, length, backups()));
    }

    /// A day is left for the next backup to be taken and tried.
    private static boolean late(DestructionHorizon reach, Instant now) {
        return reach.goneBy().plus(Duration.ofDays(1)).isBefore(now);
    }

    private Period backups() {
        return policies.current(policies.today()).document().limits().backupRetention();
    }

    /// Epochs whose keys should have gone, as of the last turn.
    long overdue() {
        return overdue;
    }

    /// Living keys and terms that the last turn could not read.
    long unreadable() {
        return unreadable;
    }
}
