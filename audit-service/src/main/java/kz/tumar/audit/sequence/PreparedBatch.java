package kz.tumar.audit.sequence;

import java.util.List;
import java.util.stream.Stream;

/// Ranges that enter the log in one transaction, in the order of topic and partition.
record PreparedBatch(List<PreparedRange> ranges) {
    PreparedBatch {
        ranges = List.copyOf(ranges);
    }

    Stream<Prepared.Fit> fit() {
        return ranges.stream()
                .flatMap(range -> range.records().stream())
                .filter(Prepared.Fit.class::isInstance)
                .map(Prepared.Fit.class::cast);
    }
}
