package kz.tumar.policy.file;

import java.util.HashMap;
import java.util.Map;

/// Where each value of a document stands. A path that isn't there takes the place of the nearest value around it.
final class Places {
    /// Line and column, both from 1.
    record Place(int line, int column) {}

    private final Map<String, Place> places = new HashMap<>();

    void put(String path, int line, int column) {
        places.putIfAbsent(path, new Place(line, column));
    }

    Place of(String path) {
        for (var at = path; ; at = at.substring(0, at.lastIndexOf('/'))) {
            var place = places.get(at);
            if (place != null) {
                return place;
            }
            if (at.isEmpty()) {
                return new Place(1, 1);
            }
        }
    }
}
