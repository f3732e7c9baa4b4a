package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Everything that happens by time, in its order: what holders must stop comes before what they must destroy.
@ApplicationScoped
class Timely {
    private final Commanding commanding;
    private final GivingOrders orders;
    private final Repeating repeating;
    private final Lateness lateness;
    private final Reviewing reviewing;

    @Inject
    Timely(Commanding commanding, GivingOrders orders, Repeating repeating, Lateness lateness, Reviewing reviewing) {
        this.commanding = commanding;
        this.orders = orders;
        this.repeating = repeating;
        this.lateness = lateness;
        this.reviewing = reviewing;
    }

    void run(boolean full) {
        commanding.run();
        orders.run();
        if (full) {
            reviewing.run();
            lateness.run();
            repeating.run();
        }
    }
}
