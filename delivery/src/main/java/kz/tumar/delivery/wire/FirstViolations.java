package kz.tumar.delivery.wire;

import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.Event;
import kz.tumar.contract.Violation;

/// Keeps of the violations as many as fit into a rejection, whatever the sender did, and says how many it left
/// out.
final class FirstViolations {
    private static final int MOST = 50;
    private static final int MOST_BYTES = Event.MAX_BYTES / 2;

    private FirstViolations() {}

    static List<Violation> of(List<Violation> all) {
        var kept = new ArrayList<Violation>();
        int bytes = 0;
        for (Violation each : all) {
            bytes += Wire.sizeOf(each);
            if (kept.size() == MOST || bytes > MOST_BYTES) {
                kept.add(new Violation("", "more", Integer.toString(all.size() - kept.size())));
                return kept;
            }
            kept.add(each);
        }
        return kept;
    }
}
