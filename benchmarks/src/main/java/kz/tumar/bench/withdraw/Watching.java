package kz.tumar.bench.withdraw;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.tumar.bench.measure.Latencies;
import kz.tumar.bench.watch.Following;
import kz.tumar.contract.SubjectRef;
import kz.tumar.local.broker.KafkaAccess;

/// Notes when the first event of each type about each subject was seen on a topic.
public final class Watching implements AutoCloseable {
    private final Map<String, Map<String, Long>> seen = new LinkedHashMap<>();
    private final Following following;

    /// @param principal who may read the topic
    /// @param types the names of the events to note
    public Watching(KafkaAccess kafka, String principal, String topic, String... types) {
        for (var type : types) {
            seen.put("\"kz.tumar." + type + ".v1\"", new ConcurrentHashMap<>());
        }
        following = Following.begin(kafka, principal, topic, (event, nanos) -> {
            var content = new String(event.value(), StandardCharsets.ISO_8859_1);
            seen.forEach((type, times) -> {
                if (content.contains(type)) {
                    times.putIfAbsent(event.key(), nanos);
                }
            });
        });
    }

    /// When each subject's was seen, on the clock of `System.nanoTime`.
    public Map<String, Long> seen(String type) {
        following.requireGoing();
        return seen.getOrDefault("\"kz.tumar." + type + ".v1\"", Map.of());
    }

    /// How many of these subjects such an event was seen of.
    long count(String type, List<SubjectRef> subjects) {
        var times = seen(type);
        return subjects.stream()
                .filter(subject -> times.containsKey(subject.value()))
                .count();
    }

    /// From these times to the event, for each subject it was seen of.
    Latencies since(Map<String, Long> times, String type) {
        var latencies = new Latencies();
        var ends = seen(type);
        times.forEach((subject, start) -> {
            var end = ends.get(subject);
            if (end != null) {
                latencies.add(end - start);
            }
        });
        return latencies;
    }

    @Override
    public void close() {
        following.close();
    }
}
