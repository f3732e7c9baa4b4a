package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// What the scheduler of another process of this service does on the same database, as often as it is told to.
@ApplicationScoped
public class AnotherScheduler {
    private final Timely timely;

    @Inject
    AnotherScheduler(Timely timely) {
        this.timely = timely;
    }

    /// One tick, as {@link Ticking} has one every second.
    public void tick() {
        timely.giveOrders();
        timely.run(true);
    }
}
