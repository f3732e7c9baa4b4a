package kz.tumar.audit.sequence;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.PartitionReader;
import kz.tumar.delivery.partition.Polled;
import org.jspecify.annotations.Nullable;

/// Reads facts and hands them over in batches, one ahead of the writer. While the writer is busy the next batch grows
/// up to its bound; nothing waits in a batch that is closed already. The first fact after a pause goes at once.
final class Feeding {
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofMillis(5);
    private static final long LAG_NANOS = Duration.ofSeconds(2).toNanos();

    private final Broker broker;
    private final StartPositions start;
    private final LogSettings settings;
    private final LogState state;
    private final TransferQueue<PreparedBatch> ready = new LinkedTransferQueue<>();
    private final Map<Partition, Long> read;
    private volatile boolean stopping;
    private long lastHandover = System.nanoTime();
    private long lastLag = lastHandover - LAG_NANOS;

    Feeding(Broker broker, StartPositions start, LogSettings settings, LogState state) {
        this.broker = broker;
        this.start = start;
        this.settings = settings;
        this.state = state;
        this.read = start.offsets();
    }

    /// Lets `run` return soon; what was gathered and not handed over is read again by the next session.
    void stop() {
        stopping = true;
    }

    /// Runs until it is stopped.
    ///
    /// @throws PositionsLost when a position doesn't exist any more
    void run() throws InterruptedException {
        Preparing preparing = new Preparing(start.topicIds(), start.offsets());
        try (PartitionReader reader = broker.reader(settings.batch() / 4 + 1)) {
            reader.assign(start.positions());
            while (!stopping) {
                Polled polled = reader.poll(preparing.isEmpty() ? IDLE : SOON);
                if (!polled.lost().isEmpty()) {
                    throw new PositionsLost(polled.lost());
                }
                polled.next().forEach((partition, next) -> read.put(partition, next.offset()));
                preparing.take(polled);
                handOver(preparing);
                lookAtLag();
            }
        }
    }

    /// The next batch, or null when there is none within the time.
    @Nullable
    PreparedBatch next(Duration wait) throws InterruptedException {
        return ready.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void handOver(Preparing preparing) throws InterruptedException {
        boolean full = preparing.count() >= settings.batch();
        boolean due = System.nanoTime() - lastHandover >= settings.linger().toNanos();
        if (full || (due && !preparing.isEmpty() && ready.hasWaitingConsumer())) {
            PreparedBatch batch = preparing.drain();
            while (!stopping && !ready.tryTransfer(batch, IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                // the writer is busy with the batch before
            }
            lastHandover = System.nanoTime();
        }
    }

    private void lookAtLag() {
        if (System.nanoTime() - lastLag < LAG_NANOS) {
            return;
        }
        lastLag = System.nanoTime();
        Map<Partition, Long> ends = broker.ends(start.positions().keySet());
        long lag = 0;
        for (Map.Entry<Partition, Long> end : ends.entrySet()) {
            lag += Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L));
        }
        state.lagging(lag);
    }

    /// Positions that were reached and don't exist any more.
    static final class PositionsLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Set<Partition> partitions;

        PositionsLost(Set<Partition> partitions) {
            super("positions on Kafka don't exist any more");
            this.partitions = partitions;
        }

        Set<Partition> partitions() {
            return partitions;
        }
    }
}
