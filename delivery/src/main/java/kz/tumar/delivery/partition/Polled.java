package kz.tumar.delivery.partition;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one poll brought.
///
/// @param assigned partitions the group has newly given to this reader; nothing of them is read before
///     {@link PartitionReader#seek} says from where
/// @param revoked partitions this reader no longer has
/// @param records the records, each partition's in order and contiguous but for what compaction has removed
/// @param next for each partition of which something was read, the position behind it (it may lie behind the
///     last record by more than one where compaction removed records)
/// @param lost partitions whose position does not exist any more: out of range, or the log was truncated below
///     it; they are not read on before {@link PartitionReader#seek} is called
public record Polled(
        Set<Partition> assigned,
        Set<Partition> revoked,
        List<Fetched> records,
        Map<Partition, Position> next,
        Set<Partition> lost) {
    public Polled {
        assigned = Set.copyOf(assigned);
        revoked = Set.copyOf(revoked);
        records = List.copyOf(records);
        next = Map.copyOf(next);
        lost = Set.copyOf(lost);
    }
}
