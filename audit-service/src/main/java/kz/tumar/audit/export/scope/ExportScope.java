package kz.tumar.audit.export.scope;

import java.time.Instant;
import java.util.Collection;
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

    /// What the export was made for, where the authority asked.
    Optional<ForInquiry> inquiry();

    /// The members of `scope.json`.
    ///
    /// @param policyVersions those that the records name
    Map<String, Object> members(Collection<String> policyVersions);

    /// The inquiry, and what its sealed annex is held against.
    ///
    /// @param annex one for each person that the annex names
    record ForInquiry(UUID id, List<Named> annex) {
        public ForInquiry {
            annex = annex.stream()
                    .sorted((one, other) -> one.subject().compareTo(other.subject()))
                    .toList();
        }
    }

    /// A person named in an annex.
    ///
    /// @param commitment to who it is, 64 lower-case hex digits
    record Named(String subject, String commitment) {}

    /// Everything about one person: all references linked to the one asked for, sorted.
    record OfSubject(UUID exportId, Instant createdAt, long count, Optional<ForInquiry> inquiry, List<String> subjects)
            implements ExportScope {
        public OfSubject {
            subjects = subjects.stream().sorted().toList();
        }

        @Override
        public Map<String, Object> members(Collection<String> policyVersions) {
            Map<String, Object> members = common(this, "subject", policyVersions);
            members.put("subjects", subjects);
            return members;
        }
    }

    /// Every entry of a contiguous range of indexes `[first, end)`; the times are those that were asked for.
    record OfPeriod(
            UUID exportId,
            Instant createdAt,
            Optional<ForInquiry> inquiry,
            Optional<Instant> from,
            Optional<Instant> to,
            long first,
            long end)
            implements ExportScope {
        public OfPeriod {
            if (first < 0 || end < first) {
                throw new IllegalArgumentException("not a range of entries: [" + first + ", " + end + ")");
            }
        }

        @Override
        public long count() {
            return end - first;
        }

        @Override
        public Map<String, Object> members(Collection<String> policyVersions) {
            Map<String, Object> members = common(this, "period", policyVersions);
            members.put("first", first);
            members.put("end", end);
            from.ifPresent(start -> members.put("from", start.toString()));
            to.ifPresent(stop -> members.put("to", stop.toString()));
            return members;
        }
    }

    private static Map<String, Object> common(ExportScope scope, String kind, Collection<String> policyVersions) {
        Map<String, Object> members = new TreeMap<>();
        members.put("format", "tumar-export/1");
        members.put("kind", kind);
        members.put("exportId", scope.exportId().toString());
        members.put("createdAt", scope.createdAt().toString());
        members.put("count", scope.count());
        members.put("policyVersions", List.copyOf(policyVersions));
        scope.inquiry().ifPresent(inquiry -> {
            members.put("inquiry", inquiry.id().toString());
            if (!inquiry.annex().isEmpty()) {
                members.put(
                        "annex",
                        inquiry.annex().stream()
                                .map(named -> new TreeMap<>(
                                        Map.of("subject", named.subject(), "commitment", named.commitment())))
                                .toList());
            }
        });
        return members;
    }
}
