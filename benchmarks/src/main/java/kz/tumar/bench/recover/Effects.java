package kz.tumar.bench.recover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.tumar.bench.watch.Following;
import kz.tumar.bench.withdraw.Watching;
import kz.tumar.contract.SubjectRef;
import kz.tumar.local.broker.KafkaAccess;

/// What became of each withdrawal, seen from outside: the fact, the command to the holder, and the log's signature over
/// the fact. The three need every service but request-service, which tells by its health that it reads on.
final class Effects implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WITHDRAWN = "\"kz.tumar.ConsentWithdrawn.v1\"";

    private record Place(int partition, long offset) {}

    private final Map<String, Place> facts = new ConcurrentHashMap<>();
    private final Map<Integer, Long> signed = new ConcurrentHashMap<>();
    private final Watching commands;
    private final Following consent;
    private final Following checkpoints;

    Effects(KafkaAccess kafka) {
        commands = new Watching(kafka, "site", "company.site.commands", "DestroyData");
        consent = Following.begin(kafka, "retention-service", "tumar.consent", (fact, _) -> {
            if (new String(fact.value(), StandardCharsets.ISO_8859_1).contains(WITHDRAWN)) {
                facts.putIfAbsent(fact.key(), new Place(fact.partition(), fact.offset()));
            }
        });
        checkpoints = Following.begin(kafka, "site", "tumar.checkpoints", (message, _) -> sign(message.value()));
    }

    private void sign(byte[] message) {
        for (JsonNode manifest : read(message).path("manifests")) {
            for (JsonNode range : manifest.path("ranges")) {
                if (range.path("topic").asText().equals("tumar.consent")) {
                    signed.merge(
                            range.path("partition").asInt(), range.path("to").asLong(), Math::max);
                }
            }
        }
    }

    private static JsonNode read(byte[] message) {
        try {
            return JSON.readTree(message);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /// Whether it went all the way.
    boolean complete(SubjectRef withdrawn) {
        consent.requireGoing();
        checkpoints.requireGoing();
        Place fact = facts.get(withdrawn.value());
        return fact != null
                && signed.getOrDefault(fact.partition(), 0L) > fact.offset()
                && commands.seen("DestroyData").containsKey(withdrawn.value());
    }

    @Override
    public void close() {
        commands.close();
        consent.close();
        checkpoints.close();
    }
}
