package kz.tumar.audit.sequence;

import java.util.List;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.Position;

/// A contiguous range of one partition: everything that lies in `[from, next)`.
record PreparedRange(Partition partition, String topicId, long from, Position next, List<Prepared> records) {
    PreparedRange {
        records = List.copyOf(records);
    }
}
