package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.Partition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts events aside, and brings them back: what waited when its topics were read, what failed when an officer
/// says so.
final class PuttingAside implements Parking {
    private static final Logger LOG = LoggerFactory.getLogger(PuttingAside.class);
    private static final int MOST_LANES = 200;
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private final Settings settings;
    private final Transactions transactions;
    private final Awaiting awaiting;
    private final ReadingItems reading;
    private final Announcing announcing;
    private final Aside aside;
    private final Handling handling;
    private final Ownership ownership = new Ownership();
    private long askedAt = System.nanoTime() - PAUSE_NANOS;

    PuttingAside(
            Settings settings,
            Transactions transactions,
            Awaiting awaiting,
            ReadingItems reading,
            Announcing announcing,
            Aside aside,
            Handling handling) {
        this.settings = settings;
        this.transactions = transactions;
        this.awaiting = awaiting;
        this.reading = reading;
        this.announcing = announcing;
        this.aside = aside;
        this.handling = handling;
    }

    /// How one comes out of a step on a lane.
    private enum Step {
        THROUGH,
        NOT_YET
    }

    /// Puts an item at the end of its lane; behind what is there already, that is its only reason.
    void put(Connection transaction, Item item, Aside.Why why) throws SQLException {
        var subject = item.subject();
        if (subject != null) {
            announcing.lock(transaction, List.of(subject));
        }
        var behind = !aside.among(transaction, List.of(item.lane())).isEmpty();
        boolean onlyBehind = behind && item.ordered();
        aside.put(transaction, item.lane(), item.received(), onlyBehind ? new Aside.Why.Behind() : why);
    }

    /// The wait for these topics to be read to where they end now.
    Aside.Why until(Set<TopicName> awaited, Patience patience) {
        return patience.through("asking for the ends of topics", () -> awaiting.until(awaited));
    }

    /// Asks again what has waited long enough. Called by the consumer between two batches.
    void askAgain(Patience patience) {
        if (!aside.mayWait() || System.nanoTime() - askedAt < PAUSE_NANOS) {
            return;
        }
        askedAt = System.nanoTime();
        patience.through("asking what has waited", () -> {
            aside.mayWait(false);
            var lanes = transactions.inTransaction(this::ripe);
            lanes.forEach(lane -> drain(lane, false));
            return lanes;
        });
    }

    private List<String> ripe(Connection transaction) throws SQLException {
        var waiting = aside.waiting(transaction, MOST_LANES);
        if (waiting.isEmpty()) {
            return List.of();
        }
        aside.mayWait(true);
        var consumed = ownership.consumed(transaction);
        var ripe = new ArrayList<String>();
        for (var put : waiting) {
            if (isRipe(put, consumed)) {
                ripe.add(put.lane());
            }
        }
        return ripe;
    }

    private static boolean isRipe(Aside.Put put, Map<Partition, Long> consumed) {
        return switch (put.why()) {
            case Aside.Why.WaitsFor(var ends) -> Awaiting.reached(ends, consumed);
            case Aside.Why.Behind _ -> true;
            case Aside.Why.Failed _ -> false;
        };
    }

    /// Notes that another process may have put something aside.
    void noteCounts(Aside.Counts counts) {
        if (counts.waiting() > 0) {
            aside.mayWait(true);
        }
    }

    @Override
    public int release(@Nullable SubjectRef subject) {
        return drain(subject == null ? Item.NOBODY : subject.value(), true);
    }

    private int drain(String lane, boolean released) {
        int through = 0;
        boolean evenFailed = released;
        while (step(lane, evenFailed) == Step.THROUGH) {
            through++;
            evenFailed = released;
        }
        return through;
    }

    private Step step(String lane, boolean evenFailed) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.inTransaction(transaction -> takeFirst(transaction, lane, evenFailed));
            } catch (RuntimeException | StackOverflowError failed) {
                var wait = Failure.find(failed, WaitRequested.class);
                if (wait.isPresent()) {
                    explain(lane, awaiting.until(wait.get().topics()));
                    return Step.NOT_YET;
                }
                var kind = Failure.of(failed);
                if (kind == Failure.EARLY) {
                    return Step.NOT_YET;
                }
                if (kind == Failure.OUTAGE) {
                    throw failed;
                }
                if (attempt >= settings.attempts() && kind == Failure.BUG) {
                    explain(lane, new Aside.Why.Failed(Failure.nameOf(failed), attempt))
                            .ifPresent(put -> Failure.report(
                                    LOG, put.received().origin(), failed, "an event that was put aside failed again"));
                    return Step.NOT_YET;
                }
            }
        }
    }

    private Step takeFirst(Connection transaction, String lane, boolean evenFailed) throws SQLException {
        if (!lane.equals(Item.NOBODY)) {
            announcing.lock(transaction, List.of(new SubjectRef(lane)));
        }
        var first = aside.first(transaction, lane).orElse(null);
        if (first == null) {
            return Step.NOT_YET;
        }
        boolean ready =
                first.why() instanceof Aside.Why.Failed ? evenFailed : isRipe(first, ownership.consumed(transaction));
        if (!ready) {
            return Step.NOT_YET;
        }
        var round = handling.round(transaction);
        handling.handle(round, reading.read(first.received()), first.why() instanceof Aside.Why.WaitsFor);
        round.finish();
        aside.remove(transaction, first.id());
        return Step.THROUGH;
    }

    private Optional<Aside.Put> explain(String lane, Aside.Why why) {
        aside.mayWait(true);
        return transactions.inTransaction(transaction -> {
            if (!lane.equals(Item.NOBODY)) {
                announcing.lock(transaction, List.of(new SubjectRef(lane)));
            }
            var first = aside.first(transaction, lane);
            if (first.isPresent()) {
                aside.explain(transaction, first.get().id(), why);
            }
            return first;
        });
    }

    @Override
    public List<Parked> parked(int limit) {
        return transactions.inTransaction(transaction -> aside.parked(transaction, limit));
    }

    @Override
    public Set<SubjectRef> aside(Connection transaction, Collection<SubjectRef> subjects) throws SQLException {
        var lanes = aside.among(
                transaction,
                subjects.stream()
                        .filter(Objects::nonNull)
                        .map(SubjectRef::value)
                        .toList());
        return lanes.stream().map(SubjectRef::new).collect(Collectors.toUnmodifiableSet());
    }
}
