package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectRef;

/// The references that were issued, and with which others each is one person.
@ApplicationScoped
public class Subjects {
    /// Notes that a reference was issued; repeating it changes nothing.
    public void register(Connection transaction, SubjectRef reference, HolderCode system) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO subject (ref, system) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, reference.value());
            insert.setString(2, system.value());
            insert.executeUpdate();
        }
    }

    /// Notes what was said about a pair of references; in whatever order that comes, the latest holds.
    public void link(Connection transaction, SubjectRef one, SubjectRef other, Instant at, boolean linked)
            throws SQLException {
        if (one.equals(other)) {
            return;
        }
        boolean ordered = one.compareTo(other) < 0;
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO subject_link (a, b, at, linked) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, (ordered ? one : other).value());
            insert.setString(2, (ordered ? other : one).value());
            insert.setObject(3, at.atOffset(ZoneOffset.UTC));
            insert.setBoolean(4, linked);
            insert.executeUpdate();
        }
    }

    /// Which of these references were never issued, as far as was read.
    public Set<SubjectRef> unknown(Connection transaction, Collection<SubjectRef> references) throws SQLException {
        var unknown = new HashSet<>(references);
        try (PreparedStatement select = transaction.prepareStatement("SELECT ref FROM subject WHERE ref = ANY (?)")) {
            select.setArray(1, Texts.array(transaction, references));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    unknown.remove(new SubjectRef(rows.getString(1)));
                }
            }
        }
        return unknown;
    }

    /// Every reference of the person, this one included.
    public SortedSet<SubjectRef> linked(Connection transaction, SubjectRef reference) throws SQLException {
        var found = new TreeSet<SubjectRef>();
        found.add(reference);
        Set<SubjectRef> frontier = Set.of(reference);
        while (!frontier.isEmpty()) {
            var next = new TreeSet<SubjectRef>();
            for (SubjectRef neighbour : neighbours(transaction, frontier)) {
                if (found.add(neighbour)) {
                    next.add(neighbour);
                }
            }
            frontier = next;
        }
        return found;
    }

    private static Set<SubjectRef> neighbours(Connection transaction, Set<SubjectRef> of) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT a, b FROM (
                    SELECT DISTINCT ON (a, b) a, b, linked FROM subject_link
                    WHERE a = ANY (?) OR b = ANY (?) ORDER BY a, b, at DESC, linked) AS latest
                WHERE linked""")) {
            select.setArray(1, Texts.array(transaction, of));
            select.setArray(2, Texts.array(transaction, of));
            try (ResultSet rows = select.executeQuery()) {
                var neighbours = new HashSet<SubjectRef>();
                while (rows.next()) {
                    neighbours.add(new SubjectRef(rows.getString(1)));
                    neighbours.add(new SubjectRef(rows.getString(2)));
                }
                return neighbours;
            }
        }
    }
}
