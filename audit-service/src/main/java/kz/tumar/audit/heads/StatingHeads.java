package kz.tumar.audit.heads;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import kz.tumar.audit.announce.LogFacts;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.ledger.EntryPages;
import kz.tumar.audit.ledger.HeadRows;
import kz.tumar.audit.ledger.StorageFailed;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.contract.EventType;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.SubjectHeads;
import org.jboss.logging.Logger;

/// States where each subject's history ends: once a day, and whenever an export needs it fresher than that. The
/// statement is a fact like any other, so it is an entry of the log some moments after the transaction that made it.
@ApplicationScoped
public class StatingHeads {
    private static final Logger LOG = Logger.getLogger(StatingHeads.class);
    private static final String TYPE = EventType.of(SubjectHeads.class).value();

    /// How long a statement may take to come back as an entry before another is made.
    private static final Duration UNDER_WAY = Duration.ofSeconds(15);

    private final AgroalDataSource pool;
    private final LogState state;
    private final LogFacts facts;
    private final Clock clock;
    private Instant stated = Instant.MIN;

    @Inject
    StatingHeads(AgroalDataSource pool, LogState state, LogFacts facts, Clock clock) {
        this.pool = pool;
        this.state = state;
        this.facts = facts;
        this.clock = clock;
    }

    @Scheduled(cron = "{tumar.log.heads.cron}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void daily() {
        try {
            state();
        } catch (StorageFailed outage) {
            LOG.warn("where histories end could not be stated today", outage);
        }
    }

    /// The latest statement under the checkpoint that is served, if it isn't older than this. Else one is made, unless
    /// one is under way: ask again in a moment.
    public synchronized Optional<StatedHeads> since(Instant time) {
        Optional<StatedHeads> latest = latest().filter(heads -> !heads.time().isBefore(time));
        boolean underWay = !stated.isBefore(time) && stated.plus(UNDER_WAY).isAfter(clock.instant());
        if (latest.isEmpty() && !underWay) {
            state();
        }
        return latest;
    }

    /// The time is taken before the size: whatever was signed after that time may be missing, whatever was before
    /// isn't.
    private synchronized void state() {
        Instant now = clock.instant();
        long size = state.signedSize();
        if (size == 0) {
            return;
        }
        try (Connection connection = pool.getConnection()) {
            HeadTree.Root root = new HeadTree(visitor -> HeadRows.read(connection, size, visitor)).root();
            Sha256 hash = new Sha256(HexFormat.of().formatHex(root.hash().bytes()));
            facts.heads(new SubjectHeads(size, root.subjects(), hash), now);
            stated = now;
        } catch (SQLException failed) {
            throw new StorageFailed("the heads can't be read", failed);
        }
    }

    private Optional<StatedHeads> latest() {
        return state.served().flatMap(note -> {
            long size = Checkpoint.parse(note).size();
            try (Connection connection = pool.getConnection()) {
                return EntryPages.latest(connection, TYPE, size).map(row -> StatedHeads.read(row.index(), row.bytes()));
            } catch (SQLException failed) {
                throw new StorageFailed("the last statement of heads can't be read", failed);
            }
        });
    }
}
