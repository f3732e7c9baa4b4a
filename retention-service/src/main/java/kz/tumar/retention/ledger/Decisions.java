package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.DecisionId;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.contract.fact.RetentionDecided;
import kz.tumar.retention.decision.Destruction;

/// What people have to decide, and what they proposed so far.
public final class Decisions {
    private Decisions() {}

    /// A question that waits for a person.
    public record Open(SubjectRef subject, RetentionAssessed assessed, Instant since) {}

    /// A decision that another person has to agree to.
    ///
    /// @param officers who agreed so far
    public record Proposal(SubjectRef subject, RetentionDecided decided, Set<Sha256> officers, Instant at) {
        public Proposal {
            officers = Set.copyOf(officers);
        }
    }

    static void proposed(
            Connection transaction, SubjectRef subject, RetentionDecided decided, Sha256 officer, Instant at)
            throws SQLException {
        Rows.update(
                transaction,
                """
                INSERT INTO proposal (decision_id, subject, content, officers, at)
                VALUES (?, ?, ?::jsonb, ARRAY[?::text], ?)
                ON CONFLICT (decision_id) DO UPDATE SET officers = proposal.officers || excluded.officers
                """,
                decided.decisionId().value(),
                subject.value(),
                Rows.json(decided),
                officer.value(),
                at);
    }

    static void settled(Connection transaction, DecisionId decision) throws SQLException {
        Rows.update(transaction, "DELETE FROM proposal WHERE decision_id = ?", decision.value());
    }

    /// One proposal.
    public static Optional<Proposal> proposal(Connection transaction, DecisionId decision) throws SQLException {
        return Rows.one(
                transaction,
                "SELECT subject, content, officers, at FROM proposal WHERE decision_id = ?",
                Decisions::proposal,
                decision.value());
    }

    /// Every proposal, the oldest first.
    public static List<Proposal> proposals(Connection transaction, int most) throws SQLException {
        return Rows.select(
                transaction,
                "SELECT subject, content, officers, at FROM proposal ORDER BY at, decision_id LIMIT ?",
                Decisions::proposal,
                most);
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        var officers = (String[]) row.getArray("officers").getArray();
        return new Proposal(
                new SubjectRef(row.getString("subject")),
                Rows.read(row.getString("content"), RetentionDecided.class),
                Arrays.stream(officers).map(Sha256::new).collect(Collectors.toUnmodifiableSet()),
                Rows.instant(row, "at"));
    }

    static void by(Connection transaction, SubjectRef subject, String question, CategoryCode category, Sha256 officer)
            throws SQLException {
        Rows.update(transaction, """
                INSERT INTO decided_by (subject, question, category, officer) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """, subject.value(), question, category.value(), officer.value());
    }

    /// Whether an order follows from what this person decided.
    public static boolean isBy(Connection transaction, Destruction order, Sha256 officer) throws SQLException {
        var purpose = order.why().purpose();
        return Rows.one(
                        transaction,
                        """
                        SELECT 1 FROM decided_by WHERE subject = ? AND question = ? AND category = ANY (?)
                        AND officer = ? LIMIT 1
                        """,
                        row -> true,
                        order.subject().value(),
                        purpose == null ? "-" : purpose.value(),
                        order.categories().stream().map(CategoryCode::value).toArray(String[]::new),
                        officer.value())
                .orElse(false);
    }

    /// What people have to decide, the oldest first.
    public static List<Open> open(Connection transaction, int most) throws SQLException {
        return Rows.select(
                transaction,
                "SELECT subject, content, at FROM assessment WHERE undecided ORDER BY at, subject, question LIMIT ?",
                row -> new Open(
                        new SubjectRef(row.getString("subject")),
                        Rows.read(row.getString("content"), RetentionAssessed.class),
                        Rows.instant(row, "at")),
                most);
    }
}
