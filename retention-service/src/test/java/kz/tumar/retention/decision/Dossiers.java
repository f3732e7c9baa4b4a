package kz.tumar.retention.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.retention.decision.Settling.Dossier;

/// The fold of rulings into a dossier.
final class Dossiers {
    private Dossiers() {}

    static Dossier after(Dossier before, Ruling ruling) {
        var assessments = new HashMap<>(before.assessments());
        var orders = new ArrayList<Destruction>();
        for (var order : before.orders()) {
            var next =
                    ConcerningOrder.id(ruling.fact()).filter(order.id()::equals).isPresent()
                            ? Destruction.after(order, ruling.fact())
                            : order;
            if (next instanceof Destruction.Scheduled || next instanceof Destruction.Ordered) {
                orders.add(next);
            }
        }
        if (ruling.fact() instanceof RetentionAssessed assessed) {
            assessments.put(new Question(assessed.purpose(), assessed.trigger()).key(), assessed);
        }
        if (ruling.fact() instanceof DestructionScheduled scheduled) {
            var why = assessments.values().stream()
                    .filter(assessed -> assessed.assessmentId().equals(scheduled.assessmentId()))
                    .findFirst()
                    .orElseThrow();
            orders.add(new Destruction.Scheduled(
                    scheduled.orderId(),
                    ruling.subject(),
                    why,
                    Set.copyOf(scheduled.categories()),
                    scheduled.notBefore(),
                    scheduled.due()));
        }
        return new Dossier(assessments, List.copyOf(orders));
    }
}
