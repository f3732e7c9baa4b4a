package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import kz.tumar.consent.decision.Linkage;
import kz.tumar.consent.decision.Linkage.Link;
import kz.tumar.contract.SubjectRef;

/// What was ever said about pairs of references being one person. Kept for ever: what is learned late is bound
/// by the
/// links of
/// its own time.
@ApplicationScoped
public class Links {
    private final Subjects subjects;

    @Inject
    Links(Subjects subjects) {
        this.subjects = subjects;
    }

    /// Everything ever said about references that can be reached from this one.
    public Linkage around(Connection transaction, SubjectRef reference) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                WITH RECURSIVE reached (ref) AS (
                    SELECT ?
                    UNION
                    SELECT CASE WHEN l.a = r.ref THEN l.b ELSE l.a END
                    FROM reached r JOIN link l ON l.a = r.ref OR l.b = r.ref)
                SELECT l.a, l.b, l.at, l.linked FROM reached r JOIN link l ON l.a = r.ref""")) {
            select.setString(1, reference.value());
            try (ResultSet rows = select.executeQuery()) {
                var links = new ArrayList<Link>();
                while (rows.next()) {
                    links.add(new Link(
                            new SubjectRef(rows.getString(1)),
                            new SubjectRef(rows.getString(2)),
                            rows.getObject(3, OffsetDateTime.class).toInstant(),
                            rows.getBoolean(4)));
                }
                return new Linkage(links);
            }
        }
    }

    /// Adds what was said about a pair and brings the linked sets of everyone concerned up to date. In whatever
    /// order
    /// links are
    /// added, the sets end the same.
    void add(Connection transaction, Link link) throws SQLException {
        var concerned = new HashSet<SubjectRef>();
        concerned.add(link.one());
        concerned.add(link.other());
        concerned.addAll(subjects.members(transaction, link.one()));
        concerned.addAll(subjects.members(transaction, link.other()));
        insert(transaction, link);
        Linkage linkage = around(transaction, link.one());
        concerned.addAll(linkage.setOf(link.one()));
        concerned.addAll(linkage.setOf(link.other()));
        for (SubjectRef reference : concerned) {
            subjects.remember(transaction, reference, linkage.setOf(reference));
        }
    }

    private static void insert(Connection transaction, Link link) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO link (a, b, at, linked) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, link.one().value());
            insert.setString(2, link.other().value());
            insert.setObject(3, link.at().atOffset(ZoneOffset.UTC));
            insert.setBoolean(4, link.linked());
            insert.executeUpdate();
        }
    }
}
