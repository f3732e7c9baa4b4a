package kz.tumar.audit.sequence;

import kz.tumar.audit.entry.Fact;

/// A record of Kafka, read and judged by itself: nothing about the log was asked yet.
sealed interface Prepared {
    long offset();

    record Fit(Fact fact) implements Prepared {
        @Override
        public long offset() {
            return fact.origin().offset();
        }
    }

    /// What can't become an entry, with the bytes as they came (not copied, nobody writes to them).
    @SuppressWarnings("ArrayRecordComponent")
    record Unfit(long offset, byte[] value) implements Prepared {}
}
