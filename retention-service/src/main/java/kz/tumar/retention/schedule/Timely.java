package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Everything that happens by time.
@ApplicationScoped
class Timely {
    private final Commanding commanding;
    private final Enforcing enforcing;
    private final GivingOrders orders;
    private final Shifts shifts;
    private final List<Chore> chores;

    @Inject
    Timely(
            Commanding commanding,
            Enforcing enforcing,
            GivingOrders orders,
            Shifts shifts,
            Braking braking,
            Repeating repeating,
            Lateness lateness,
            Reviewing reviewing,
            TakingBack takingBack,
            CountingManifests manifests) {
        this.commanding = commanding;
        this.enforcing = enforcing;
        this.orders = orders;
        this.shifts = shifts;
        this.chores = List.of(braking, takingBack, manifests, reviewing, lateness, repeating);
    }

    /// What follows from facts, and, when everything is looked at, what is due by now.
    void run(boolean full) {
        commanding.run();
        if (full) {
            chores.forEach(shifts::run);
            enforcing.run();
        }
    }

    /// The orders whose grace is over.
    void giveOrders() {
        orders.run();
    }
}
