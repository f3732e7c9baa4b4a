package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedSet;
import kz.tumar.contract.SubjectRef;

/// The rows that whoever decides about a person holds.
final class Subjects {
    /// Holds the rows of these subjects until the transaction ends; made where there was none.
    void lock(Connection transaction, SortedSet<SubjectRef> subjects) throws SQLException {
        if (subjects.isEmpty()) {
            return;
        }
        Object[] names = subjects.stream().map(SubjectRef::value).toArray();
        while (held(transaction, names) < names.length) {
            make(transaction, names);
        }
    }

    private static int held(Connection transaction, Object[] names) throws SQLException {
        try (var select = transaction.prepareStatement(
                "SELECT subject FROM delivery_subject WHERE subject = ANY (?) ORDER BY subject COLLATE \"C\" FOR UPDATE")) {
            select.setArray(1, transaction.createArrayOf("text", names));
            try (var rows = select.executeQuery()) {
                int held = 0;
                while (rows.next()) {
                    held++;
                }
                return held;
            }
        }
    }

    private static void make(Connection transaction, Object[] names) throws SQLException {
        try (var insert = transaction.prepareStatement(
                "INSERT INTO delivery_subject (subject) SELECT unnest(?::text[]) ON CONFLICT DO NOTHING")) {
            insert.setArray(1, transaction.createArrayOf("text", names));
            insert.executeUpdate();
        }
    }

    /// Forgets rows that say nothing: about these subjects nothing was ever announced, and nobody holds them.
    int forget(Connection transaction, int most) throws SQLException {
        try (var delete = transaction.prepareStatement("""
                DELETE FROM delivery_subject WHERE subject IN (
                  SELECT subject FROM delivery_subject WHERE next_seq = 1 LIMIT ? FOR UPDATE SKIP LOCKED)
                """)) {
            delete.setInt(1, most);
            return delete.executeUpdate();
        }
    }
}
