package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectRef;

/// The references that were issued, and with which others each is one person.
@ApplicationScoped
public class Subjects {
    /// Notes that a reference was issued to a system; repeating it changes nothing.
    void register(Connection transaction, SubjectRef reference, HolderCode system) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                INSERT INTO subject (ref, system, members) VALUES (?, ?, ARRAY[?])
                ON CONFLICT (ref) DO UPDATE SET system = excluded.system""")) {
            insert.setString(1, reference.value());
            insert.setString(2, system.value());
            insert.setString(3, reference.value());
            insert.executeUpdate();
        }
    }

    /// Which of the references were issued.
    public Set<SubjectRef> issued(Connection transaction, Collection<SubjectRef> references) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("SELECT ref FROM subject WHERE ref = ANY (?)")) {
            select.setArray(1, Texts.array(transaction, references));
            try (ResultSet rows = select.executeQuery()) {
                var issued = new HashSet<SubjectRef>();
                while (rows.next()) {
                    issued.add(new SubjectRef(rows.getString(1)));
                }
                return issued;
            }
        }
    }

    /// Whether two references are one person now.
    public boolean areOne(Connection connection, SubjectRef one, SubjectRef other) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT FROM subject WHERE ref = ? AND ? = ANY (members)")) {
            select.setString(1, one.value());
            select.setString(2, other.value());
            try (ResultSet rows = select.executeQuery()) {
                return one.equals(other) || rows.next();
            }
        }
    }

    /// The linked set of a reference as it stands in its row.
    Set<SubjectRef> members(Connection transaction, SubjectRef reference) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT unnest(members) FROM subject WHERE ref = ?")) {
            select.setString(1, reference.value());
            try (ResultSet rows = select.executeQuery()) {
                var members = new HashSet<SubjectRef>();
                while (rows.next()) {
                    members.add(new SubjectRef(rows.getString(1)));
                }
                return members;
            }
        }
    }

    void remember(Connection transaction, SubjectRef reference, SortedSet<SubjectRef> members) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                INSERT INTO subject (ref, members) VALUES (?, ?)
                ON CONFLICT (ref) DO UPDATE SET members = excluded.members""")) {
            upsert.setString(1, reference.value());
            upsert.setArray(2, Texts.array(transaction, members));
            upsert.executeUpdate();
        }
    }
}
