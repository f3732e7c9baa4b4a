package kz.tumar.bench.append;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.tumar.bench.measure.Latencies;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// When each record was meant to go, when Kafka appended it, and when the checkpoint over it was seen: matched at the
/// end,
/// since the checkpoint may be seen before the acknowledgement. Any thread may add.
final class Offsets {
    private final Map<TopicPartition, Track> tracks = new ConcurrentHashMap<>();

    private static final class Track {
        private long base = -1;
        private int last = -1;
        private long[] intended = new long[1024];
        private long[] appended = new long[1024];
        private long[] covered = new long[1024];

        synchronized void sent(long offset, long intendedNanos, long appendedNanos) {
            int at = place(offset);
            intended[at] = intendedNanos;
            appended[at] = appendedNanos;
        }

        synchronized void covered(long from, long to, long seenNanos) {
            for (long offset = Math.max(from, base); offset < to; offset++) {
                covered[place(offset)] = seenNanos;
            }
        }

        private int place(long offset) {
            if (base < 0) {
                base = offset;
            }
            int at = (int) (offset - base);
            while (at >= intended.length) {
                intended = Arrays.copyOf(intended, intended.length * 2);
                appended = Arrays.copyOf(appended, appended.length * 2);
                covered = Arrays.copyOf(covered, covered.length * 2);
            }
            last = Math.max(last, at);
            return at;
        }

        synchronized long open() {
            long open = 0;
            for (int i = 0; i <= last; i++) {
                open += intended[i] != 0 && covered[i] == 0 ? 1 : 0;
            }
            return open;
        }

        synchronized void into(Latencies fromIntended, Latencies fromAppend) {
            for (int i = 0; i <= last; i++) {
                if (intended[i] != 0) {
                    fromIntended.add(covered[i] - intended[i]);
                    fromAppend.add(covered[i] - appended[i]);
                }
            }
        }
    }

    void sent(TopicPartition partition, long offset, long intendedNanos, long appendedNanos) {
        track(partition).sent(offset, intendedNanos, appendedNanos);
    }

    /// Ranges of partitions to which nothing was sent yet are of an earlier phase, and ignored.
    void covered(TopicPartition partition, long from, long to, long seenNanos) {
        track(partition).covered(from, to, seenNanos);
    }

    /// Adds every latency, when none is open any more.
    void into(Latencies fromIntended, Latencies fromAppend) {
        tracks.values().forEach(track -> track.into(fromIntended, fromAppend));
    }

    /// How many records that were sent are not under a checkpoint yet.
    long open() {
        return tracks.values().stream().mapToLong(Track::open).sum();
    }

    private Track track(TopicPartition partition) {
        @Nullable Track known = tracks.get(partition);
        return known != null ? known : tracks.computeIfAbsent(partition, _ -> new Track());
    }
}
