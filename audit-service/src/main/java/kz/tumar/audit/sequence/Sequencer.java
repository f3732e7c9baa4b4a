package kz.tumar.audit.sequence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kz.tumar.audit.ledger.CheckpointRows;
import kz.tumar.audit.ledger.SequencerRow;
import kz.tumar.audit.ledger.StorageFailed;
import kz.tumar.audit.ledger.StoredTree;
import kz.tumar.audit.sequence.LogState.Condition;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Partition;
import org.jspecify.annotations.Nullable;

/// Keeps the one writer of the log alive: waits for its lock, runs a term, and after an outage begins again. Of many
/// processes one writes; the others serve what it signs. A refusal stays until somebody asks to recover or the cause is
/// gone.
public final class Sequencer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Sequencer.class.getName());

    private final Broker broker;
    private final StoredTree.Connections connections;
    private final LogSettings settings;
    private final LogState state;
    private final Alarms alarms;
    private final FaultPoints faults;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Set<Partition> lost = Set.of();
    private volatile boolean recover;
    private volatile @Nullable Session session;

    public Sequencer(
            Broker broker,
            StoredTree.Connections connections,
            LogSettings settings,
            LogState state,
            Alarms alarms,
            FaultPoints faults) {
        this.broker = broker;
        this.connections = connections;
        this.settings = settings;
        this.state = state;
        this.alarms = alarms;
        this.faults = faults;
        this.thread = Thread.ofPlatform().name("log-writer").daemon(true).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Lets a database that is behind what was signed be brought forward from the manifests, as soon as it is met.
    public void recover() {
        recover = true;
    }

    /// Ends the term at hand after its batch; the next begins with the keys as they are then.
    public void renew() {
        Session running = session;
        if (running != null) {
            running.stop();
        }
    }

    /// Stops after the batch at hand.
    @Override
    public void close() {
        closing.countDown();
        Session running = session;
        if (running != null) {
            running.stop();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (closing.getCount() > 0) {
            try {
                term();
                pause();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void term() throws InterruptedException {
        try (Connection lock = connections.open()) {
            if (SequencerRow.tryLock(lock)) {
                Session own = new Session(broker, connections, settings, state, alarms, faults);
                session = own;
                if (closing.getCount() > 0) {
                    Set<Partition> again = lost;
                    lost = Set.of();
                    own.run(recover, again);
                }
            } else {
                CheckpointRows.latest(lock).ifPresent(state::serve);
                state.become(new Condition.Standby());
            }
        } catch (Refused refused) {
            LOG.log(Level.ERROR, "the log refuses to sign: {0}", refused.why());
            state.become(new Condition.Refusing(refused.why()));
        } catch (Feeding.PositionsLost positions) {
            LOG.log(Level.WARNING, "positions on Kafka don't exist any more; reading again from the beginning");
            lost = positions.partitions();
        } catch (Fenced fenced) {
            LOG.log(Level.WARNING, "another sequencer has taken over");
            state.become(new Condition.Standby());
        } catch (KeysChanged changed) {
            LOG.log(Level.INFO, "the log's keys were changed; a new term begins with them");
        } catch (SQLException | StorageFailed outage) {
            LOG.log(Level.WARNING, "the log waits for its database", outage);
            state.become(new Condition.Outage("database"));
        } catch (DeliveryException outage) {
            LOG.log(Level.WARNING, "the log waits for Kafka", outage);
            state.become(new Condition.Outage("kafka"));
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "the sequencer failed", bug);
            state.become(new Condition.Outage("failure"));
        } finally {
            Session ended = session;
            if (ended != null && ended.opened()) {
                recover = false;
            }
            session = null;
        }
    }

    private void pause() throws InterruptedException {
        if (closing.await(settings.retry().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("closing");
        }
    }
}
