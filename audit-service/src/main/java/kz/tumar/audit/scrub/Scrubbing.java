package kz.tumar.audit.scrub;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import kz.tumar.audit.announce.LogFacts;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.audit.tree.TreeHash;
import kz.tumar.contract.Sha256;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads the signed log again and again, slowly and never while facts wait. What a round found is a fact, and a light
/// until a later round finds the log whole. The log goes on meanwhile: what was signed can be proved damaged, and what
/// is
/// signed next is read again before it is.
@ApplicationScoped
public class Scrubbing {
    private static final Logger LOG = Logger.getLogger(Scrubbing.class);

    private final AgroalDataSource pool;
    private final LogState state;
    private final LogFacts facts;
    private final ScrubConfig config;
    private final Clock clock;
    private Instant rest;
    private @Nullable ScrubRound round;
    private volatile Optional<Damage> damage = Optional.empty();
    private volatile long position;
    private final AtomicLong rounds = new AtomicLong();

    @Inject
    Scrubbing(AgroalDataSource pool, LogState state, LogFacts facts, ScrubConfig config, Clock clock) {
        this.pool = pool;
        this.state = state;
        this.facts = facts;
        this.config = config;
        this.clock = clock;
        this.rest = clock.instant().plus(config.pause());
    }

    /// What the last finished round found.
    public Optional<Damage> damage() {
        return damage;
    }

    /// How far the round at hand has come.
    public long position() {
        return position;
    }

    /// How many rounds were finished since the start.
    public long rounds() {
        return rounds.get();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void tick() {
        boolean resting = round == null && clock.instant().isBefore(rest);
        if (!resting && state.lag() <= config.entriesPerSecond()) {
            step(config.entriesPerSecond());
        }
    }

    /// Ends the pause between rounds.
    public synchronized void hasten() {
        rest = clock.instant();
    }

    private void step(int most) {
        ScrubRound current = round == null ? new ScrubRound() : round;
        round = current;
        long signed = state.signedSize();
        long to = signed - current.size() > most ? current.size() + most : signed;
        try (Connection connection = pool.getConnection()) {
            Optional<Damage> found = current.step(connection, to);
            position = current.size();
            if (found.isPresent() || current.size() >= signed) {
                finish(current, found);
            }
        } catch (SQLException outage) {
            LOG.debug("the scrub waits for the database", outage);
        }
    }

    private void finish(ScrubRound finished, Optional<Damage> found) {
        round = null;
        rounds.incrementAndGet();
        rest = clock.instant().plus(config.pause());
        damage = found;
        Sha256 root = hex(finished.root());
        if (found.isPresent()) {
            LOG.errorf(
                    "the stored log is damaged: %s before entry %d",
                    found.get().what(), found.get().treeSize());
            facts.foundBroken(found.get().treeSize(), root, clock.instant());
        } else if (finished.size() > 0) {
            facts.foundWhole(finished.size(), root, clock.instant());
        }
    }

    private static Sha256 hex(TreeHash root) {
        return new Sha256(HexFormat.of().formatHex(root.bytes()));
    }
}
