package kz.tumar.delivery.partition;

import org.jspecify.annotations.Nullable;

/// How far a partition was read.
///
/// @param offset the next offset to read
/// @param leaderEpoch the leader epoch of the last record read, by which a truncated log is noticed; null when
///     none was read yet
public record Position(long offset, @Nullable Integer leaderEpoch) {
    /// An offset without knowledge of who led when it was reached.
    public static Position at(long offset) {
        return new Position(offset, null);
    }
}
