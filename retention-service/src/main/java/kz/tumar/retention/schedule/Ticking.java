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
import kz.tumar.delivery.Delivery;

/// The clock of this service: every second, and at once after a commit that made something due. Orders have a lane of
/// their own, for they wait until everything stated was read, and nothing else need wait with them. Rows are taken with
/// `SKIP LOCKED`, so any number of processes may tick.
@ApplicationScoped
public class Ticking {
    private static final Object ASKED = new Object();

    private final Instance<Delivery> delivery;
    private final TransactionSynchronizationRegistry registry;
    private final Lane schedule;
    private final Lane orders;

    @Inject
    Ticking(Instance<Delivery> delivery, TransactionSynchronizationRegistry registry, Instance<Timely> timely) {
        this.delivery = delivery;
        this.registry = registry;
        this.schedule =
                new Lane("schedule", full -> whenServing(() -> timely.get().run(full)));
        this.orders =
                new Lane("orders", ignored -> whenServing(() -> timely.get().giveOrders()));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        schedule.tick();
        orders.nudge();
    }

    void stop(@Observes ShutdownEvent stopping) {
        schedule.stop();
        orders.stop();
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
        schedule.nudge();
        orders.nudge();
    }

    private void whenServing(Runnable work) {
        if (delivery.get().vitals().serving()) {
            work.run();
        }
    }
}
