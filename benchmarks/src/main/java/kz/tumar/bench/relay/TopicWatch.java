package kz.tumar.bench.relay;

import java.util.concurrent.atomic.AtomicLong;
import kz.tumar.bench.facts.Facts;
import kz.tumar.bench.watch.Following;
import kz.tumar.local.broker.KafkaAccess;
import org.jspecify.annotations.Nullable;

/// Counts the facts on `tumar.consent` as another service reads them, and tells who listens when each was seen.
final class TopicWatch implements AutoCloseable {

    /// Hears of each fact, on the watching thread.
    @FunctionalInterface
    interface Listener {
        void seen(long number, long nanos);
    }

    private final AtomicLong seen = new AtomicLong();
    private final Following following;
    private volatile @Nullable Listener listener;

    TopicWatch(KafkaAccess kafka) {
        following = Following.begin(kafka, "audit-service", "tumar.consent", (fact, nanos) -> {
            var listening = listener;
            if (listening != null) {
                listening.seen(Facts.numberOf(fact.value()), nanos);
            }
            seen.incrementAndGet();
        });
    }

    long seen() {
        following.requireGoing();
        return seen.get();
    }

    void tell(Listener listening) {
        listener = listening;
    }

    @Override
    public void close() {
        following.close();
    }
}
