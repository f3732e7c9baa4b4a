package kz.tumar.consent.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import kz.tumar.contract.SubjectRef;

/// What was decided about persons and is not known to be on Kafka yet.
public final class Unpublished {
    private Unpublished() {}

    /// Whether anything about one of these persons still waits to be published.
    public static boolean anyAbout(Connection transaction, Collection<SubjectRef> subjects) throws SQLException {
        try (var select = transaction.prepareStatement(
                "SELECT EXISTS (SELECT FROM delivery_outbox WHERE key = ANY (?) AND topic = 'tumar.consent')")) {
            select.setArray(
                    1,
                    transaction.createArrayOf(
                            "text", subjects.stream().map(SubjectRef::value).toArray()));
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
