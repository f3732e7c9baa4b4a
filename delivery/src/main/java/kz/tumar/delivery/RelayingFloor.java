package kz.tumar.delivery;

import java.time.Duration;

/// From which id on the outbox is read. PostgreSQL walks over every removed row until a vacuum takes it out of the
/// index, so that reading from the beginning becomes slower with each row relayed.
///
/// An id below the floor can't appear any more: ids are taken in order, and whoever announces about a subject holds its
/// row first, so that its transaction has its number before it takes an id. Once every transaction is over that was
/// numbered before the one that removed a batch, all rows up to that batch's last one are visible, or never will be. A
/// row about nobody, whose transaction may take an id first and a number later, has no order to keep; a look from the
/// beginning every few seconds finds it.
final class RelayingFloor {
    private static final long WHOLE_NANOS = Duration.ofSeconds(5).toNanos();

    private long floor;
    private long candidate;
    private long horizon;
    private long wholeAt;

    /// @param nanos now, on the clock of `System.nanoTime`
    RelayingFloor(long nanos) {
        this.wholeAt = nanos;
    }

    /// Ids above this one are to be read.
    ///
    /// @param nanos on the clock of `System.nanoTime`
    long from(long nanos) {
        if (nanos - wholeAt >= WHOLE_NANOS) {
            wholeAt = nanos;
            return 0;
        }
        return floor;
    }

    /// Says that a batch is removed.
    ///
    /// @param last the highest id of the batch
    /// @param oldest the oldest transaction that ran when the batch was read
    /// @param own the transaction that removed it
    void removed(long last, long oldest, long own) {
        if (horizon != 0 && oldest >= horizon && last >= candidate) {
            floor = candidate;
            horizon = 0;
        }
        if (horizon == 0 && last > floor) {
            candidate = last;
            horizon = own;
        }
    }
}
