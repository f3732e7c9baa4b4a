package kz.tumar.audit.sequence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Fetched;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.TopicShape;

/// Brings a database that is behind what was signed forward, by replaying the manifests beyond it. Each batch goes the
/// way it went the first time; each must come to the root of its manifest, and each checkpoint to its signed root.
final class Recovering {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLLED = 2000;

    private final Broker broker;
    private final Appending appending;
    private final LogState state;

    Recovering(Broker broker, Appending appending, LogState state) {
        this.broker = broker;
        this.appending = appending;
        this.state = state;
    }

    /// @throws Refused when a root isn't reached; what was replayed up to there stays and harms nothing
    void replay(List<CheckpointMessage> published) throws SQLException {
        for (CheckpointMessage message : published) {
            for (Manifest manifest : message.manifests()) {
                if (manifest.batch() > appending.head().batch()) {
                    replay(manifest);
                }
            }
            Checkpoint checkpoint = Checkpoint.parse(message.note());
            boolean here = checkpoint.size() == appending.head().size();
            if (here && !checkpoint.root().equals(appending.head().root())) {
                throw new Refused(Refusal.RECOVERY_FAILED);
            }
        }
    }

    private void replay(Manifest manifest) throws SQLException {
        boolean follows = manifest.batch() == appending.head().batch() + 1
                && manifest.first() == appending.head().size();
        if (!follows || !topicsAre(manifest)) {
            throw new Refused(Refusal.RECOVERY_FAILED);
        }
        Appending.Appended appended = appending.append(read(manifest));
        state.committed(appended);
        if (appended.head().size() != manifest.end() || !appended.head().root().equals(manifest.root())) {
            throw new Refused(Refusal.RECOVERY_FAILED);
        }
    }

    private PreparedBatch read(Manifest manifest) {
        Map<Partition, String> ids = new HashMap<>();
        Map<Partition, Long> starts = new HashMap<>();
        for (Manifest.Range range : manifest.ranges()) {
            ids.put(range.partition(), range.topicId());
            starts.put(range.partition(), range.from());
        }
        Preparing preparing = new Preparing(ids, starts);
        for (Manifest.Range range : manifest.ranges()) {
            for (Fetched record :
                    RangeReading.read(broker, range.partition(), range.from(), range.to(), POLLED, POLL)) {
                preparing.take(record);
            }
        }
        return preparing.drain();
    }

    private boolean topicsAre(Manifest manifest) {
        Set<TopicName> topics = manifest.ranges().stream()
                .map(range -> range.partition().topic())
                .collect(Collectors.toSet());
        Map<TopicName, TopicShape> shapes = broker.shapes(topics);
        return manifest.ranges().stream().allMatch(range -> {
            TopicShape shape = shapes.get(range.partition().topic());
            return shape != null && shape.id().equals(range.topicId());
        });
    }
}
