package kz.tumar.audit.sequence;

import java.util.List;
import kz.tumar.audit.ledger.BatchRows.Span;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.Position;

/// A contiguous range of one partition: everything that lies in `[from, next)`.
///
/// @param appended when the broker appended its records
record PreparedRange(
        Partition partition, String topicId, long from, Position next, List<Prepared> records, Span appended) {
    PreparedRange {
        records = List.copyOf(records);
    }
}
