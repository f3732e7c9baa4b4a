package kz.tumar.bench.append;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import kz.tumar.bench.watch.Following;
import kz.tumar.local.broker.KafkaAccess;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads `tumar.checkpoints` as anybody may, and knows from the manifests which records are under a signed checkpoint.
public final class CheckpointWatch implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong checkpoints = new AtomicLong();
    private final Following following;
    private volatile @Nullable Offsets offsets;

    public CheckpointWatch(KafkaAccess kafka) {
        following = Following.begin(
                kafka, "site", "tumar.checkpoints", (message, nanos) -> take(read(message.value()), nanos));
    }

    /// Entries under signed checkpoints.
    public long entries() {
        following.requireGoing();
        return entries.get();
    }

    /// Transactions that they took.
    long batches() {
        return batches.get();
    }

    long checkpoints() {
        return checkpoints.get();
    }

    /// From now on tells these what is covered.
    void tell(Offsets listening) {
        offsets = listening;
    }

    @Override
    public void close() {
        following.close();
    }

    private JsonNode read(byte[] message) {
        try {
            return json.readTree(message);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private void take(JsonNode message, long seenNanos) {
        checkpoints.incrementAndGet();
        for (var manifest : message.path("manifests")) {
            batches.incrementAndGet();
            entries.addAndGet(
                    manifest.path("end").asLong() - manifest.path("first").asLong());
            var listening = offsets;
            if (listening != null) {
                for (var range : manifest.path("ranges")) {
                    listening.covered(
                            new TopicPartition(
                                    range.path("topic").asText(),
                                    range.path("partition").asInt()),
                            range.path("from").asLong(),
                            range.path("to").asLong(),
                            seenNanos);
                }
            }
        }
    }
}
