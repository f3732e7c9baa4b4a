package kz.tumar.audit.witness;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.ledger.CosignatureRows;
import kz.tumar.audit.ledger.StoredTree;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.VerifierKey;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.audit.sequence.LogState.Condition;
import kz.tumar.audit.tree.ProofMaking;
import kz.tumar.audit.witness.WitnessPolicy.Witness;
import org.jboss.logging.Logger;

/// Asks the witnesses of the log's policy, round after round, to cosign the latest checkpoint, and shows what they
/// confirmed. One process asks: the one that writes; the others read what it was told. None of this holds the log up.
@ApplicationScoped
public class Witnessing {
    private static final Logger LOG = Logger.getLogger(Witnessing.class);
    private static final int LOOKED_BACK = 20;

    private final AgroalDataSource pool;
    private final LogState state;
    private final StatingWitnesses stating;
    private final WitnessConfig config;
    private final Clock clock;
    private final WitnessPolicy policy;
    private final HttpTransport transport;
    private final Round round;
    private volatile Instant next = Instant.MIN;
    private volatile Watch watch;
    private volatile long shown;

    @Inject
    Witnessing(
            AgroalDataSource pool,
            LogState state,
            StoredTree tree,
            StatingWitnesses stating,
            WitnessConfig config,
            Clock clock) {
        this.pool = pool;
        this.state = state;
        this.stating = stating;
        this.config = config;
        this.clock = clock;
        this.policy = config.policy().map(Witnessing::read).orElseGet(WitnessPolicy::none);
        this.transport = new HttpTransport(config.timeout());
        this.round =
                new Round(policy, new Asking((from, to) -> new ProofMaking(tree).consistency(from, to), transport));
        this.watch = Watch.beginning(clock.instant());
    }

    public WitnessPolicy policy() {
        return policy;
    }

    /// The checkpoint for everybody: with as many witnesses as the policy asks for, while they keep up.
    public Optional<SignedNote> checkpoint() {
        return state.served().map(latest -> {
            SignedNote note = watch.shown(policy, latest, shown, clock.instant(), config.patience());
            shown = Math.max(shown, Checkpoint.parse(note).size());
            return note;
        });
    }

    /// The largest checkpoint that enough witnesses cosigned; empty as long as there is none, or none are asked for.
    public Optional<SignedNote> enough() {
        return policy.asksForWitnesses() ? watch.enough() : Optional.empty();
    }

    /// Whether as many witnesses as the policy asks for kept up with the log until lately.
    public boolean keepsUp() {
        return !policy.asksForWitnesses() || watch.keepsUp(clock.instant(), config.patience());
    }

    /// Whether something asked for at this time may still wait for witnesses.
    public boolean waitsFor(Instant asked) {
        return clock.instant().isBefore(asked.plus(config.patience()));
    }

    /// Whether a witness says that this log isn't one that only grew.
    public boolean isAccused() {
        return watch.isAccused();
    }

    /// What became of asking each witness the last time.
    public Map<String, String> outcomes() {
        return Round.described(watch.outcomes());
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        Optional<SignedNote> latest = state.served();
        if (policy.witnesses().isEmpty() || latest.isEmpty() || clock.instant().isBefore(next)) {
            return;
        }
        next = clock.instant().plus(config.pause());
        try (Connection connection = pool.getConnection()) {
            if (watch.enough().isEmpty()) {
                remember(connection, latest.get());
            }
            if (state.condition() instanceof Condition.Following) {
                ask(connection, latest.get());
                stating.state(policy, watch, config.patience(), config.stated());
            } else {
                remember(connection, latest.get());
            }
        } catch (SQLException outage) {
            LOG.debug("the witnesses wait for the database", outage);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        transport.close();
    }

    private void ask(Connection connection, SignedNote latest) throws SQLException, InterruptedException {
        long size = Checkpoint.parse(latest).size();
        List<VerifierKey> keys = policy.witnesses().stream().map(Witness::key).toList();
        SignedNote note = CosignatureRows.note(connection, size, keys).orElse(latest);
        Map<String, Asking.Outcome> outcomes = round.about(note, CosignatureRows.sizes(connection, keys));
        for (Witness witness : policy.witnesses()) {
            if (outcomes.get(witness.name()) instanceof Asking.Outcome.Cosigned cosigned) {
                CosignatureRows.add(connection, size, witness.key(), cosigned.note());
                note = note.with(cosigned.note(), List.of(witness.key()));
            }
        }
        watch = watch.after(policy, note, outcomes, clock.instant());
    }

    /// What the log was told before this process began, or what the process that writes was told since.
    private void remember(Connection connection, SignedNote latest) throws SQLException {
        List<VerifierKey> keys = policy.witnesses().stream().map(Witness::key).toList();
        for (long size : CosignatureRows.latestSizes(connection, shown, LOOKED_BACK)) {
            Optional<SignedNote> note = CosignatureRows.note(connection, size, keys);
            if (note.isPresent() && policy.isEnough(policy.cosigners(note.get()))) {
                watch = watch.remembering(policy, note.get(), latest, clock.instant());
                return;
            }
        }
    }

    private static WitnessPolicy read(Path file) {
        try {
            return PolicyReading.read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the witness policy can't be read", unreadable);
        }
    }
}
