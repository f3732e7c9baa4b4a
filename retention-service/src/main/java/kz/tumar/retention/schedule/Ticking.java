package kz.tumar.retention.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.tumar.delivery.Delivery;
import org.jboss.logging.Logger;

/// The clock of this service: every second, and at once after a commit that made something due. One run at a time; what
/// fails is tried again at the next tick, and rows are taken with `SKIP LOCKED`, so any number of processes may tick.
@ApplicationScoped
public class Ticking {
    private static final Logger LOG = Logger.getLogger(Ticking.class);
    private static final Object ASKED = new Object();

    private final Instance<Delivery> delivery;
    private final TransactionSynchronizationRegistry registry;
    private final Instance<Timely> timely;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("schedule").factory());
    private final AtomicBoolean asked = new AtomicBoolean();

    @Inject
    Ticking(Instance<Delivery> delivery, TransactionSynchronizationRegistry registry, Instance<Timely> timely) {
        this.delivery = delivery;
        this.registry = registry;
        this.timely = timely;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        submit(true);
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.shutdown();
    }

    /// Asks for a run as soon as the present transaction has committed.
    public void afterCommit() {
        if (registry.getTransactionStatus() != Status.STATUS_ACTIVE) {
            nudge();
        } else if (registry.getResource(ASKED) == null) {
            registry.putResource(ASKED, true);
            registry.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        nudge();
                    }
                }
            });
        }
    }

    private void nudge() {
        if (asked.compareAndSet(false, true)) {
            submit(false);
        }
    }

    private void submit(boolean full) {
        try {
            worker.execute(() -> run(full));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("no tick while stopping");
        }
    }

    private void run(boolean full) {
        asked.set(false);
        try {
            if (!delivery.get().vitals().serving()) {
                return;
            }
            timely.get().run(full);
        } catch (RuntimeException failed) {
            LOG.warn("a run of the schedule failed and is tried again", failed);
        }
    }
}
