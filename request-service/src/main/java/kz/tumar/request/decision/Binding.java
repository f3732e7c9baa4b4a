package kz.tumar.request.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DataRectified;
import kz.tumar.contract.fact.ReferencesBound;

/// Which references of a person a case is about. That is stated, not looked up: what was ordered about whom follows
/// from the facts of the case alone, at whatever time a rebuild reads the links.
public final class Binding {
    private Binding() {}

    /// Every reference that these facts of a case bind, its own included.
    public static SortedSet<SubjectRef> references(SubjectRef own, Collection<Stated> facts) {
        var bound = new TreeSet<SubjectRef>();
        for (Stated stated : facts) {
            if (stated.fact() instanceof ReferencesBound anew) {
                bound.clear();
                bound.addAll(anew.others());
            }
        }
        bound.add(own);
        return bound;
    }

    /// What a case states where the person has references that it does not bind. A closed case without a
    /// block orders nothing any more, and looks again when it is opened anew. Nothing is let go of here: a
    /// rebuild reads the links of the person one by one.
    ///
    /// @param person every reference of the person
    public static Optional<ReferencesBound> decide(RequestCase state, Collection<SubjectRef> person) {
        SortedSet<SubjectRef> bound = references(state.subject(), state.history());
        var all = new TreeSet<>(bound);
        all.addAll(person);
        return over(state) || all.equals(bound) ? Optional.empty() : Optional.of(bound(state, all));
    }

    /// What a case states where references that it binds turn out to be somebody else's.
    public static Optional<ReferencesBound> part(RequestCase state, Collection<SubjectRef> others) {
        SortedSet<SubjectRef> bound = references(state.subject(), state.history());
        var left = new TreeSet<>(bound);
        left.removeAll(others);
        return over(state) || left.equals(bound) ? Optional.empty() : Optional.of(bound(state, left));
    }

    private static ReferencesBound bound(RequestCase state, SortedSet<SubjectRef> references) {
        var others = new TreeSet<>(references);
        others.remove(state.subject());
        return new ReferencesBound(state.id(), List.copyOf(others));
    }

    /// The orders about the references that come: whatever the case holds to is held about them too. A value that was
    /// corrected is corrected there before the block ends.
    ///
    /// @param before the case until then
    static List<Order> orders(RequestCase before, ReferencesBound bound) {
        var coming = new TreeSet<>(bound.others());
        coming.removeAll(references(before.subject(), before.history()));
        if (coming.isEmpty()) {
            return List.of();
        }
        var orders = new ArrayList<Order>();
        if (!before.closed()) {
            orders.addAll(Ordering.from(before.filed(), coming, List.of()));
        }
        before.standingBlock().ifPresent(block -> orders.addAll(Ordering.from(block, coming, List.of())));
        if (!over(before)) {
            before.all(DataRectified.class)
                    .forEach(corrected -> orders.addAll(Ordering.from(corrected, coming, List.of())));
        }
        return orders;
    }

    private static boolean over(RequestCase state) {
        return state.closed() && state.standingBlock().isEmpty();
    }
}
