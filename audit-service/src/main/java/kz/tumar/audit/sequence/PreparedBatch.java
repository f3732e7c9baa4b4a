package kz.tumar.audit.sequence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.tumar.audit.ledger.BatchRows.Span;

/// Ranges that enter the log in one transaction, in the order of topic and partition.
record PreparedBatch(List<PreparedRange> ranges) {
    PreparedBatch {
        ranges = List.copyOf(ranges);
    }

    /// Between which times the broker appended what enters; empty for a batch of nothing.
    Optional<Span> appended() {
        return ranges.stream().map(PreparedRange::appended).reduce(Span::with);
    }

    int count() {
        return ranges.stream().mapToInt(range -> range.records().size()).sum();
    }

    Stream<Prepared.Fit> fit() {
        return ranges.stream()
                .flatMap(range -> range.records().stream())
                .filter(Prepared.Fit.class::isInstance)
                .map(Prepared.Fit.class::cast);
    }
}
