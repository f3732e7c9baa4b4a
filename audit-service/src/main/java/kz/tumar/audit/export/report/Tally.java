package kz.tumar.audit.export.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.tumar.audit.export.table.Cells;

/// What the report says of the records, counted while they go by. Its size is bounded whatever they are.
public final class Tally {
    /// The most months that are told apart, the latest; those before are counted together.
    static final int MOST_MONTHS = 60;

    /// The most destructions that are listed one by one.
    static final int MOST_DESTROYED = 100;

    private static final String DESTRUCTION = "kz.tumar.DestructionCompleted.v1";
    private static final String STATED_BY = "/tumar/retention";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Count> kinds = new HashMap<>();
    private final Map<String, Count> services = new HashMap<>();
    private final TreeMap<String, Count> months = new TreeMap<>();
    private final SortedSet<String> policyVersions = new TreeSet<>();
    private final List<Destroyed> destroyed = new ArrayList<>();
    private String first = "";
    private String last = "";
    private long records;
    private long aboutPersons;
    private long undated;
    private long earlier;
    private long destructions;

    /// A completed destruction.
    record Destroyed(String time, String subject, String number, String act) {}

    private static final class Count {
        private long value;
    }

    /// Counts one record, in the order of the log.
    public void take(Cells cells) throws IOException {
        records++;
        first = first.isEmpty() ? cells.time() : first;
        last = cells.time().isEmpty() ? last : cells.time();
        aboutPersons += cells.subject().isEmpty() ? 0 : 1;
        one(kinds, cells.type());
        one(services, cells.source());
        month(cells.time());
        if (!cells.policyversion().isEmpty()) {
            policyVersions.add(cells.policyversion());
        }
        if (cells.type().equals(DESTRUCTION) && cells.source().equals(STATED_BY)) {
            destroyed(cells);
        }
    }

    /// The versions of the policy that the records name.
    public SortedSet<String> policyVersions() {
        return Collections.unmodifiableSortedSet(policyVersions);
    }

    long records() {
        return records;
    }

    long aboutPersons() {
        return aboutPersons;
    }

    String first() {
        return first;
    }

    String last() {
        return last;
    }

    long undated() {
        return undated;
    }

    long earlier() {
        return earlier;
    }

    long destructions() {
        return destructions;
    }

    List<Destroyed> destroyed() {
        return List.copyOf(destroyed);
    }

    /// Largest first; equal ones in the order of their names.
    List<Map.Entry<String, Long>> kinds() {
        return values(kinds).stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    long of(String service) {
        Count count = services.get("/tumar/" + service);
        return count == null ? 0 : count.value;
    }

    /// In the order of the months, each as `2026-11`.
    List<Map.Entry<String, Long>> months() {
        return values(months);
    }

    private void month(String time) {
        boolean dated = time.length() > 7 && time.charAt(4) == '-' && time.charAt(7) == '-';
        if (!dated) {
            undated++;
            return;
        }
        one(months, time.substring(0, 7));
        if (months.size() > MOST_MONTHS) {
            earlier += months.pollFirstEntry().getValue().value;
        }
    }

    private void destroyed(Cells cells) throws IOException {
        destructions++;
        if (destroyed.size() < MOST_DESTROYED) {
            JsonNode data = JSON.readTree(cells.data());
            destroyed.add(new Destroyed(
                    cells.time(),
                    cells.subject(),
                    data.path("actNumber").asText(),
                    data.path("actHash").asText()));
        }
    }

    private static void one(Map<String, Count> counts, String name) {
        counts.computeIfAbsent(name, _ -> new Count()).value++;
    }

    private static List<Map.Entry<String, Long>> values(Map<String, Count> counts) {
        List<Map.Entry<String, Long>> values = new ArrayList<>();
        counts.forEach((name, count) -> values.add(Map.entry(name, count.value)));
        return values;
    }
}
