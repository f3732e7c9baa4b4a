package kz.tumar.policy.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects flaws of one document and puts each where it belongs. Bounded: a hopeless file is not listed for ever.
final class Flaws {
    private static final int MOST = 500;

    private final Places places;
    private final Set<Flaw> found = new LinkedHashSet<>();

    Flaws(Places places) {
        this.places = places;
    }

    void add(String path, String wrong, String write) {
        var place = places.of(path);
        add(new Flaw(place.line(), place.column(), path, wrong, write));
    }

    void add(Flaw flaw) {
        if (found.size() < MOST) {
            found.add(flaw);
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Flaw> inOrder() {
        var sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(Flaw::line).thenComparingInt(Flaw::column));
        return sorted;
    }
}
