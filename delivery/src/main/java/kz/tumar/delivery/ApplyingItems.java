package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.tumar.delivery.partition.Partition;

/// Applies items in one transaction: first it holds the rows of everybody they are about, then it takes one
/// after the other, those behind something put aside to their place behind it.
final class ApplyingItems {
    private final Announcing announcing;
    private final Aside aside;
    private final Handling handling;

    ApplyingItems(Announcing announcing, Aside aside, Handling handling) {
        this.announcing = announcing;
        this.aside = aside;
        this.handling = handling;
    }

    /// @param before how far the partitions that these items are from were read before this transaction
    void all(Connection transaction, Collection<Item> items, Map<Partition, Long> before) throws SQLException {
        announcing.lock(
                transaction,
                items.stream().map(Item::subject).filter(Objects::nonNull).toList());
        var lanes = new HashSet<String>();
        for (Item item : items) {
            if (keepsItsPlace(item)) {
                lanes.add(item.lane());
            }
        }
        var blocked = lanes.isEmpty() ? new Aside.Blocked() : aside.blocked(transaction, lanes);
        var round = handling.round(transaction, before);
        for (Item item : items) {
            if (keepsItsPlace(item) && isBehind(blocked, item)) {
                aside.put(transaction, item.lane(), item.received(), new Aside.Why.Behind());
            } else if (handling.handle(round, item, false) instanceof Claims.Submission.Waiting) {
                aside.put(transaction, item.lane(), item.received(), round.why());
                blocked.forClaims().add(item.lane());
            }
        }
        round.finish();
    }

    /// A claim goes behind whatever is aside of its lane. What our own services say doesn't go behind claims that only
    /// wait: it may be what they wait for.
    private static boolean isBehind(Aside.Blocked blocked, Item item) {
        return item instanceof Item.OfClaim
                ? blocked.forClaims().contains(item.lane())
                : blocked.forAll().contains(item.lane());
    }

    /// Whether it goes behind what of its lane was put aside. What can't be read is refused at once, and what another
    /// service decides is not kept here: neither may lie about until an officer has time.
    private boolean keepsItsPlace(Item item) {
        return item.ordered() && !handling.isForeign(item);
    }

    /// Applies one item of a sender who waits for the answer.
    Claims.Submission one(Connection transaction, Item item) throws SQLException {
        var subject = item.subject();
        if (subject != null) {
            announcing.lock(transaction, List.of(subject));
        }
        if (keepsItsPlace(item)
                && !aside.among(transaction, List.of(item.lane())).isEmpty()) {
            aside.put(transaction, item.lane(), item.received(), new Aside.Why.Behind());
            return new Claims.Submission.Waiting();
        }
        var round = handling.round(transaction);
        var submission = handling.handle(round, item, false);
        round.finish();
        return submission;
    }
}
