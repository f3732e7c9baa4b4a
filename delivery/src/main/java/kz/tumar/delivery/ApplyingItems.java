package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

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

    void all(Connection transaction, Collection<Item> items) throws SQLException {
        announcing.lock(
                transaction,
                items.stream().map(Item::subject).filter(Objects::nonNull).toList());
        var lanes = new HashSet<String>();
        for (Item item : items) {
            if (item.ordered()) {
                lanes.add(item.lane());
            }
        }
        var blocked = lanes.isEmpty() ? lanes : aside.among(transaction, lanes);
        for (Item item : items) {
            if (item.ordered() && blocked.contains(item.lane())) {
                aside.put(transaction, item.lane(), item.received(), new Aside.Why.Behind());
            } else {
                handling.handle(transaction, item, false);
            }
        }
    }

    /// Applies one item of a sender who waits for the answer.
    Claims.Submission one(Connection transaction, Item item) throws SQLException {
        var subject = item.subject();
        if (subject != null) {
            announcing.lock(transaction, List.of(subject));
        }
        if (item.ordered() && !aside.among(transaction, List.of(item.lane())).isEmpty()) {
            aside.put(transaction, item.lane(), item.received(), new Aside.Why.Behind());
            return new Claims.Submission.Waiting();
        }
        return handling.handle(transaction, item, false);
    }
}
