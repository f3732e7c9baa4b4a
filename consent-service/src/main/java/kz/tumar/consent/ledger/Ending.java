package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;

/// Consents that are to be stated to have ended, and those of people who are to be asked again.
@ApplicationScoped
public class Ending {
    /// A consent whose last day has passed.
    ///
    /// @param represented whether it is the representative's authority that ended
    /// @param standing whether nobody had said no to it before
    public record Due(
            ConsentId consent, PurposeCode purpose, LocalDate lastDay, boolean represented, boolean standing) {}

    /// A consent of a person who is to be asked again.
    public record AskAgain(SubjectRef subject, PurposeCode purpose, Instant since) {}

    /// People with consents whose last day lies before a day, at most so many.
    public Set<SubjectRef> dueBefore(Connection connection, LocalDate day, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT subject FROM statement
                WHERE kind = 'GIVEN' AND NOT lapsed AND until < ? ORDER BY until LIMIT ?""")) {
            select.setObject(1, day);
            select.setInt(2, most);
            return subjects(select);
        }
    }

    /// The consents under a reference whose last day lies before a day and was not stated yet.
    public List<Due> due(Connection connection, SubjectRef subject, LocalDate day) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT g.name, g.purposes[1], g.until, coalesce(g.terms LIKE '%represented=%', false),
                    NOT EXISTS (SELECT FROM statement n
                        WHERE n.subject = g.subject AND n.purposes = g.purposes AND n.at >= g.at
                            AND (n.kind = 'WITHDRAWN'
                                OR n.kind = 'REFUSED' AND n.subject_category = g.subject_category))
                FROM statement g
                WHERE g.subject = ? AND g.kind = 'GIVEN' AND NOT g.lapsed AND g.until < ?
                ORDER BY g.until, g.name""")) {
            select.setString(1, subject.value());
            select.setObject(2, day);
            try (ResultSet rows = select.executeQuery()) {
                var due = new ArrayList<Due>();
                while (rows.next()) {
                    due.add(new Due(
                            ConsentId.of(rows.getString(1)),
                            new PurposeCode(rows.getString(2)),
                            rows.getObject(3, LocalDate.class),
                            rows.getBoolean(4),
                            rows.getBoolean(5)));
                }
                return due;
            }
        }
    }

    /// Notes that nothing is to be stated about the end of these consents: nobody relied on them any more.
    public void pass(Connection transaction, SubjectRef subject, List<ConsentId> consents) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "UPDATE statement SET lapsed = true WHERE subject = ? AND kind = 'GIVEN' AND name = ANY (?)")) {
            update.setString(1, subject.value());
            update.setArray(2, Texts.array(transaction, consents));
            update.executeUpdate();
        }
    }

    /// The next people whose consents to these purposes were given before a moment or to the text of an earlier
    /// version, from where the last call ended; none when all were gone through.
    public Set<SubjectRef> superseded(
            Connection transaction, PolicyVersion by, Set<PurposeCode> purposes, Instant since, int most)
            throws SQLException {
        String from = place(transaction, by);
        Array codes = Texts.array(transaction, purposes);
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT DISTINCT subject FROM statement
                WHERE subject > ? AND kind = 'GIVEN' AND NOT lapsed AND purposes && ?
                    AND (at < ? OR terms LIKE '%text=%')
                ORDER BY subject LIMIT ?""")) {
            select.setString(1, from);
            select.setArray(2, codes);
            select.setObject(3, since.atOffset(ZoneOffset.UTC));
            select.setInt(4, most);
            return subjects(select);
        }
    }

    private static String place(Connection transaction, PolicyVersion version) throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement("INSERT INTO superseding (version) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, version.value());
            insert.executeUpdate();
        }
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT subject FROM superseding WHERE version = ?")) {
            select.setString(1, version.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    /// Notes how far the consents that a version supersedes were gone through.
    public void reached(Connection transaction, PolicyVersion version, SubjectRef subject) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("UPDATE superseding SET subject = ? WHERE version = ?")) {
            update.setString(1, subject.value());
            update.setString(2, version.value());
            update.executeUpdate();
        }
    }

    /// Notes that they were gone through.
    public void done(Connection transaction, PolicyVersion version) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("UPDATE superseding SET done = true WHERE version = ?")) {
            update.setString(1, version.value());
            update.executeUpdate();
        }
    }

    /// Whether they were.
    public boolean isDone(Connection connection, PolicyVersion version) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT done FROM superseding WHERE version = ?")) {
            select.setString(1, version.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /// Who is to be asked again for consent to a purpose, after a reference, at most so many: a version superseded the
    /// consent or the authority of the representative ended, and nothing was said since.
    public List<AskAgain> toAskAgain(Connection connection, PurposeCode purpose, String after, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT e.subject, min(e.since) FROM (
                    SELECT subject, purposes, at AS since FROM statement WHERE kind = 'SUPERSEDED'
                    UNION ALL
                    SELECT subject, purposes, (until + 1)::timestamp AT TIME ZONE 'Asia/Almaty' FROM statement
                    WHERE lapsed AND kind = 'GIVEN' AND terms LIKE '%represented=%') e
                WHERE e.subject > ? AND ? = ANY (e.purposes) AND NOT EXISTS (
                    SELECT FROM statement n WHERE n.subject = e.subject AND n.purposes = e.purposes
                        AND n.kind IN ('GIVEN', 'WITHDRAWN', 'REFUSED') AND n.at >= e.since)
                GROUP BY e.subject ORDER BY e.subject LIMIT ?""")) {
            select.setString(1, after);
            select.setString(2, purpose.value());
            select.setInt(3, most);
            try (ResultSet rows = select.executeQuery()) {
                var asked = new ArrayList<AskAgain>();
                while (rows.next()) {
                    asked.add(new AskAgain(
                            new SubjectRef(rows.getString(1)),
                            purpose,
                            rows.getObject(2, OffsetDateTime.class).toInstant()));
                }
                return asked;
            }
        }
    }

    private static Set<SubjectRef> subjects(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            var subjects = new LinkedHashSet<SubjectRef>();
            while (rows.next()) {
                subjects.add(new SubjectRef(rows.getString(1)));
            }
            return subjects;
        }
    }
}
