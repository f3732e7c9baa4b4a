package kz.tumar.bench.log;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import kz.tumar.bench.append.CheckpointWatch;
import kz.tumar.bench.append.Senders;
import kz.tumar.bench.facts.Facts;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.Waiting;
import kz.tumar.local.database.ServiceDatabase;

/// Fills a log the way it fills in use: facts on Kafka, sequenced by audit-service, which must be running, into
/// entries,
/// tiles and signed checkpoints. There is no shorter way in that would leave the same rows.
public final class Filling implements AutoCloseable {
    private static final long BACKLOG = 60_000;
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Ground ground;
    private final Facts facts;
    private final CheckpointWatch watch;
    private final Senders senders;
    private long next;

    private Filling(Ground ground, Facts facts) throws InterruptedException {
        this.ground = ground;
        this.facts = facts;
        this.watch = new CheckpointWatch(ground.kafka());
        this.senders = new Senders(ground.kafka());
    }

    /// Begins with nothing.
    public static Filling begin(Ground ground, Facts facts) throws InterruptedException {
        return new Filling(ground, facts);
    }

    /// Returns when so many facts are under a signed checkpoint.
    public void to(long entries) throws InterruptedException {
        while (next < entries) {
            while (next - watch.entries() > BACKLOG) {
                LockSupport.parkNanos(1_000_000);
            }
            senders.send(facts.fact(next++), (_, _) -> {});
        }
        senders.flush();
        Waiting.until("every fact is under a checkpoint", LIMIT, () -> watch.entries() >= entries);
    }

    /// Has the database do what it otherwise does in the background some minutes later, so that it doesn't do so while
    /// somebody measures.
    public void rest() throws SQLException {
        try (var connection = ground.postgres().connectAsSuperuser(ServiceDatabase.AUDIT.databaseName());
                var statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE) entries");
            statement.execute("ANALYZE identities");
            statement.execute("CHECKPOINT");
        }
    }

    @Override
    public void close() {
        senders.close();
        watch.close();
    }
}
