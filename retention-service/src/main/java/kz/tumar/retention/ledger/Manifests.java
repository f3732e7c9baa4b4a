package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DestructionApproved;
import kz.tumar.contract.fact.ManifestSubmitted;
import kz.tumar.retention.decision.Achievement;

/// Manifests: claims about many at once, line by line. Their lines are no facts until they count; a restored database
/// that lacks them is sent them again.
public final class Manifests {
    private Manifests() {}

    /// A manifest.
    ///
    /// @param nextLine the first line that does not count yet
    /// @param submittedAt when it was submitted: its claims say what was true then
    /// @param nextLine the first line that was not looked at yet
    /// @param refused how many lines did not count because the system may no longer claim that
    /// @param present how many of its lines are here
    public record Manifest(
            Sha256 digest,
            HolderCode system,
            int lines,
            Instant submittedAt,
            boolean approved,
            int nextLine,
            int refused,
            boolean done,
            int present) {}

    /// One claim of a manifest.
    public record Line(int number, SubjectRef subject, Achievement achievement) {}

    /// How many claims concern a purpose.
    public record ByPurpose(String purpose, long claims) {}

    static boolean submitted(Connection transaction, ManifestSubmitted submitted, Instant at) throws SQLException {
        Rows.update(
                transaction,
                "INSERT INTO manifest (digest, system, lines, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                submitted.digest().value(),
                submitted.system().value(),
                submitted.count(),
                at);
        return false;
    }

    static boolean approved(Connection transaction, DestructionApproved approved) throws SQLException {
        var manifest = Objects.requireNonNull(approved.manifest(), "an approval of a manifest names it");
        var officer = Objects.requireNonNull(approved.actor().officer(), "only a person approves");
        Rows.update(
                transaction,
                "INSERT INTO manifest_approval (digest, officer) VALUES (?, ?) ON CONFLICT DO NOTHING",
                manifest.value(),
                officer.value());
        if (approved.last()) {
            Rows.update(transaction, "UPDATE manifest SET approved = true WHERE digest = ?", manifest.value());
        }
        return approved.last();
    }

    /// Keeps lines of a manifest; those that are here already stay as they are.
    public static void keep(Connection transaction, Sha256 digest, List<Line> lines) throws SQLException {
        try (var insert = transaction.prepareStatement(
                "INSERT INTO manifest_line (digest, line, subject, purpose, subject_category, achieved_on)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (var line : lines) {
                insert.setString(1, digest.value());
                insert.setInt(2, line.number());
                insert.setString(3, line.subject().value());
                insert.setString(4, line.achievement().purpose().value());
                insert.setString(5, line.achievement().subjectCategory().value());
                insert.setObject(6, line.achievement().achievedOn());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// A manifest.
    public static Optional<Manifest> find(Connection transaction, Sha256 digest) throws SQLException {
        return Rows.one(transaction, """
            SELECT m.*, (SELECT count(*) FROM manifest_line l WHERE l.digest = m.digest) AS present
            FROM manifest m WHERE m.digest = ?
            """, Manifests::manifest, digest.value());
    }

    /// Keeps others from approving a manifest until the transaction ends, so that each counts who did before.
    public static void hold(Connection transaction, Sha256 digest) throws SQLException {
        Rows.one(transaction, "SELECT 1 FROM manifest WHERE digest = ? FOR UPDATE", row -> true, digest.value());
    }

    /// Whether lines of a manifest that did not count yet are about one of these references.
    public static boolean names(Connection transaction, Sha256 digest, Collection<SubjectRef> references)
            throws SQLException {
        return Rows.one(
                        transaction,
                        "SELECT 1 FROM manifest_line WHERE digest = ? AND subject = ANY (?) LIMIT 1",
                        row -> true,
                        digest.value(),
                        People.texts(references))
                .orElse(false);
    }

    /// A manifest that was approved and is not done, which nobody else takes until the transaction ends.
    public static Optional<Manifest> take(Connection transaction) throws SQLException {
        return Rows.one(transaction, """
            SELECT m.*, m.lines AS present FROM manifest m WHERE m.approved AND NOT m.done
            AND EXISTS (SELECT 1 FROM manifest_line l WHERE l.digest = m.digest AND l.line = m.next_line)
            ORDER BY m.at LIMIT 1 FOR UPDATE OF m SKIP LOCKED
            """, Manifests::manifest);
    }

    private static Manifest manifest(ResultSet row) throws SQLException {
        return new Manifest(
                new Sha256(row.getString("digest")),
                new HolderCode(row.getString("system")),
                row.getInt("lines"),
                Rows.instant(row, "at"),
                row.getBoolean("approved"),
                row.getInt("next_line"),
                row.getInt("refused"),
                row.getBoolean("done"),
                row.getInt("present"));
    }

    /// The next lines of a manifest.
    public static List<Line> next(Connection transaction, Manifest manifest, int most) throws SQLException {
        return Rows.select(
                transaction,
                "SELECT * FROM manifest_line WHERE digest = ? AND line >= ? ORDER BY line LIMIT ?",
                row -> new Line(
                        row.getInt("line"),
                        new SubjectRef(row.getString("subject")),
                        new Achievement(
                                new PurposeCode(row.getString("purpose")),
                                new SubjectCategoryCode(row.getString("subject_category")),
                                Rows.date(row, "achieved_on"))),
                manifest.digest().value(),
                manifest.nextLine(),
                most);
    }

    /// Goes on behind a line; behind the last one the manifest is done, and its lines are forgotten.
    ///
    /// @param refused how many lines on the way did not count
    public static void went(Connection transaction, Manifest manifest, int line, int refused) throws SQLException {
        boolean done = line >= manifest.lines();
        var digest = manifest.digest().value();
        Rows.update(
                transaction,
                "UPDATE manifest SET next_line = ?, done = ?, refused = refused + ? WHERE digest = ?",
                line + 1,
                done,
                refused,
                digest);
        if (done) {
            Rows.update(transaction, "DELETE FROM manifest_line WHERE digest = ?", digest);
        }
    }

    /// How many claims concern each purpose.
    public static List<ByPurpose> byPurpose(Connection transaction, Sha256 digest) throws SQLException {
        return Rows.select(
                transaction,
                "SELECT purpose, count(*) AS claims FROM manifest_line WHERE digest = ? GROUP BY 1 ORDER BY 1",
                row -> new ByPurpose(row.getString("purpose"), row.getLong("claims")),
                digest.value());
    }

    /// How many references it names.
    public static long subjects(Connection transaction, Sha256 digest) throws SQLException {
        return Rows.one(
                        transaction,
                        "SELECT count(DISTINCT subject) FROM manifest_line WHERE digest = ?",
                        row -> row.getLong(1),
                        digest.value())
                .orElse(0L);
    }

    /// Who approved it so far.
    public static Set<Sha256> approvals(Connection transaction, Sha256 digest) throws SQLException {
        return Set.copyOf(Rows.select(
                transaction,
                "SELECT officer FROM manifest_approval WHERE digest = ?",
                row -> new Sha256(row.getString(1)),
                digest.value()));
    }
}
