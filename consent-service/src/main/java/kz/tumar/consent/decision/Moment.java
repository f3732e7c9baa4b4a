package kz.tumar.consent.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/// When something was stated, with the id of the fact to settle ties: a total order that every reader agrees on.
public record Moment(Instant at, UUID id) implements Comparable<Moment> {
    private static final Comparator<Moment> ORDER =
            Comparator.comparing(Moment::at).thenComparing(Moment::id);

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }
}
