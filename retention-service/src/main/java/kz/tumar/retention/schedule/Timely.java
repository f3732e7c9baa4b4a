package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Everything that happens by time, in its order: what holders must stop comes before what they must destroy.
@ApplicationScoped
class Timely {
    private final Commanding commanding;
    private final GivingOrders orders;
    private final Shifts shifts;
    private final Braking braking;
    private final List<Chore> afterwards;

    @Inject
    Timely(
            Commanding commanding,
            GivingOrders orders,
            Shifts shifts,
            Braking braking,
            Repeating repeating,
            Lateness lateness,
            Reviewing reviewing,
            TakingBack takingBack,
            CountingManifests manifests) {
        this.commanding = commanding;
        this.orders = orders;
        this.shifts = shifts;
        this.braking = braking;
        this.afterwards = List.of(takingBack, manifests, reviewing, lateness, repeating);
    }

    void run(boolean full) {
        commanding.run();
        if (full) {
            shifts.run(braking);
        }
        orders.run();
        if (full) {
            afterwards.forEach(shifts::run);
        }
    }
}
