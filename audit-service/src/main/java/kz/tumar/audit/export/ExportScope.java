package kz.tumar.audit.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// What an export covers, as it was asked for and resolved under one checkpoint.
public sealed interface ExportScope {
    UUID exportId();

    Instant createdAt();

    long count();

    List<String> policyVersions();

    /// The members of `scope.json`.
    Map<String, Object> members();

    /// Everything about one person: all references linked to the one asked for, sorted.
    record OfSubject(UUID exportId, Instant createdAt, long count, List<String> policyVersions, List<String> subjects)
            implements ExportScope {
        public OfSubject {
            policyVersions = List.copyOf(policyVersions);
            subjects = subjects.stream().sorted().toList();
        }

        @Override
        public Map<String, Object> members() {
            Map<String, Object> members = common(this, "subject");
            members.put("subjects", subjects);
            return members;
        }
    }

    /// Every entry of a contiguous range of indexes `[first, end)`; the times are those that were asked for.
    record OfPeriod(
            UUID exportId,
            Instant createdAt,
            List<String> policyVersions,
            Optional<Instant> from,
            Optional<Instant> to,
            long first,
            long end)
            implements ExportScope {
        public OfPeriod {
            policyVersions = List.copyOf(policyVersions);
            if (first < 0 || end < first) {
                throw new IllegalArgumentException("not a range of entries: [" + first + ", " + end + ")");
            }
        }

        @Override
        public long count() {
            return end - first;
        }

        @Override
        public Map<String, Object> members() {
            Map<String, Object> members = common(this, "period");
            members.put("first", first);
            members.put("end", end);
            from.ifPresent(start -> members.put("from", start.toString()));
            to.ifPresent(stop -> members.put("to", stop.toString()));
            return members;
        }
    }

    private static Map<String, Object> common(ExportScope scope, String kind) {
        Map<String, Object> members = new TreeMap<>();
        members.put("format", "tumar-export/1");
        members.put("kind", kind);
        members.put("exportId", scope.exportId().toString());
        members.put("createdAt", scope.createdAt().toString());
        members.put("count", scope.count());
        members.put("policyVersions", scope.policyVersions());
        return members;
    }
}
