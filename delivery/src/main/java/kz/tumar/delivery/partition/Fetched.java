package kz.tumar.delivery.partition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One record as it lies on a partition.
///
/// @param appended when the broker appended it (topics use `LogAppendTime`)
/// @param value its bytes; empty for a record without a value. Not copied: nobody writes to it.
@SuppressWarnings("ArrayRecordComponent")
public record Fetched(
        Partition partition,
        long offset,
        @Nullable Integer leaderEpoch,
        Instant appended,
        @Nullable String key,
        byte[] value) {
    /// The position behind this record.
    public Position next() {
        return new Position(offset + 1, leaderEpoch);
    }
}
