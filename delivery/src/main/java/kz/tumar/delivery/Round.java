package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import kz.tumar.contract.Rejection;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.fact.PartitionOffset;
import kz.tumar.delivery.partition.Partition;
import org.jspecify.annotations.Nullable;

/// One transaction over some events: what it gathers while it takes one after the other, and writes when it has taken
/// them all. So a flood of refused claims costs a few statements a transaction, and holds a common row for a moment
/// only.
final class Round {
    /// A claim's identity, with the refusal that stays under it.
    @SuppressWarnings("ArrayRecordComponent")
    record Refused(byte[] identity, Rejection rejection) {}

    private final Connection transaction;
    private final Refusals refusals;
    private final Announcing announcing;
    private final Inbox inbox;
    private final @Nullable Awaiting awaiting;
    private final Map<Partition, Long> before;
    private final Map<Refusals.Kind, Integer> stated = new HashMap<>();
    private final TreeMap<Refusals.Kind, Refusals.More> more = new TreeMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<Announcing.Prepared> rejections = new ArrayList<>();
    private final Map<Set<TopicName>, List<PartitionOffset>> ends = new HashMap<>();
    private @Nullable Map<Partition, Long> consumed;
    private Aside.@Nullable Why why;

    /// @param awaiting asks the broker how far topics reach; none where nobody may wait for its answer
    /// @param before how far partitions were read before this transaction, which reads them further
    Round(
            Connection transaction,
            Refusals refusals,
            Announcing announcing,
            Inbox inbox,
            @Nullable Awaiting awaiting,
            Map<Partition, Long> before) {
        this.transaction = transaction;
        this.refusals = refusals;
        this.announcing = announcing;
        this.inbox = inbox;
        this.awaiting = awaiting;
        this.before = before;
    }

    Connection transaction() {
        return transaction;
    }

    /// Counts a refusal.
    ///
    /// @return whether it is to be stated by itself
    boolean isStated(Refusals.Kind kind, @Nullable Sha256 digest) throws SQLException {
        Integer known = stated.get(kind);
        int now = known == null ? refusals.stated(transaction, kind) : known;
        boolean alone = now < Refusals.ONE_BY_ONE;
        stated.put(kind, alone ? now + 1 : now);
        var counted = more.getOrDefault(kind, new Refusals.More(0, 0, null));
        more.put(
                kind,
                alone
                        ? new Refusals.More(counted.stated() + 1, counted.counted(), counted.example())
                        : new Refusals.More(counted.stated(), counted.counted() + 1, digest));
        return alone;
    }

    /// Keeps a refusal under a claim's identity.
    void refuse(byte[] identity, Rejection rejection) {
        refused.add(new Refused(identity, rejection));
    }

    /// Puts a rejection on its sender's topic.
    void reject(Announcing.Prepared rejection) {
        rejections.add(rejection);
    }

    /// The wait for these topics to be read to where they end now.
    ///
    /// @throws WaitRequested where this transaction can't tell
    Aside.Why.WaitsFor waitFor(Set<TopicName> topics) {
        if (awaiting == null || !awaiting.reads(topics)) {
            throw new WaitRequested(topics);
        }
        var wait = new Aside.Why.WaitsFor(ends.computeIfAbsent(topics, awaiting::endsOf));
        why = wait;
        return wait;
    }

    /// What the last item that waits waits for.
    Aside.Why why() {
        return Objects.requireNonNull(why, "nothing waits");
    }

    /// Whether that wait is over already: what is read in this very transaction does not count.
    boolean isOver(Aside.Why.WaitsFor wait) throws SQLException {
        var known = consumed;
        if (known == null) {
            known = new HashMap<>(new Ownership().consumed(transaction));
            known.putAll(before);
            consumed = known;
        }
        return Awaiting.reached(wait.ends(), known);
    }

    /// Writes what was gathered.
    void finish() throws SQLException {
        inbox.refused(transaction, refused);
        announcing.reject(transaction, rejections);
        if (!more.isEmpty()) {
            refusals.add(transaction, more);
        }
    }
}
