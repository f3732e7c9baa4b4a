package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.DestructionApproved;
import kz.tumar.contract.fact.DestructionPaused;
import org.jspecify.annotations.Nullable;

/// Whether destruction is paused because there was too much of it, and who agreed that it goes on. What a brake counts
/// is counted by arrival here: a sender chooses its claims' times.
public final class Brakes {
    private Brakes() {}

    /// @param pausedAt null: it runs
    /// @param releasedAt since when the brakes count anew
    public record State(
            @Nullable Instant pausedAt, @Nullable RuleCode code, Instant releasedAt) {}

    /// How it stands.
    public static State state(Connection transaction) throws SQLException {
        return state(transaction, "");
    }

    /// How it stands; nobody else changes it until the transaction ends.
    public static State held(Connection transaction) throws SQLException {
        stand(transaction);
        return state(transaction, " FOR UPDATE");
    }

    /// How it stands; nobody changes it until the transaction ends.
    public static State shared(Connection transaction) throws SQLException {
        stand(transaction);
        return state(transaction, " FOR SHARE");
    }

    private static State state(Connection transaction, String lock) throws SQLException {
        return Rows.one(
                        transaction,
                        "SELECT paused_at, code, greatest(released_at, 'epoch'::timestamptz) AS released_at FROM brake"
                                + lock,
                        row -> {
                            var code = row.getString("code");
                            return new State(
                                    Rows.instantOrNull(row, "paused_at"),
                                    code == null ? null : new RuleCode(code),
                                    Rows.instant(row, "released_at"));
                        })
                .orElse(new State(null, null, Instant.EPOCH));
    }

    /// The row that is locked is there, also in a database that was emptied.
    private static void stand(Connection transaction) throws SQLException {
        Rows.update(transaction, "INSERT INTO brake DEFAULT VALUES ON CONFLICT DO NOTHING");
    }

    static void paused(Connection transaction, DestructionPaused paused, Instant at) throws SQLException {
        stand(transaction);
        Rows.update(
                transaction,
                "UPDATE brake SET paused_at = ?, code = ? WHERE paused_at IS NULL AND released_at < ?",
                at,
                paused.brake().value(),
                at);
        Rows.update(transaction, "DELETE FROM brake_approval");
    }

    static boolean approved(Connection transaction, DestructionApproved approved, Instant at) throws SQLException {
        var officer = Objects.requireNonNull(approved.actor().officer(), "only a person approves");
        Rows.update(
                transaction, "INSERT INTO brake_approval (officer) VALUES (?) ON CONFLICT DO NOTHING", officer.value());
        if (!approved.last()) {
            return false;
        }
        stand(transaction);
        Rows.update(transaction, "UPDATE brake SET paused_at = NULL, code = NULL, released_at = ?", at);
        Rows.update(transaction, "DELETE FROM brake_approval");
        return true;
    }

    /// Who approved so far that destruction goes on.
    public static Set<Sha256> approvals(Connection transaction) throws SQLException {
        return Set.copyOf(Rows.select(
                transaction, "SELECT officer FROM brake_approval", row -> new Sha256(row.getString("officer"))));
    }

    /// Orders given since that count, up to a bound.
    public static int ordered(Connection transaction, Instant since, int most) throws SQLException {
        return count(transaction, "SELECT 1 FROM destruction WHERE ordered_at > ? AND counted LIMIT ?", since, most);
    }

    /// Orders that are due and came since the brake was last released, counted up to a bound.
    public static int due(Connection transaction, Instant now, Instant releasedAt, int most) throws SQLException {
        return count(transaction, """
                SELECT 1 FROM destruction_due due JOIN destruction d USING (order_id)
                WHERE NOT due.awaits AND due.not_before <= ? AND due.arrived_at > ? AND d.state = 'SCHEDULED' LIMIT ?
                """, now, releasedAt, most);
    }

    /// The first of these systems whose claims alone put more than a limit of orders on the schedule since.
    public static Optional<HolderCode> flooding(
            Connection transaction, List<HolderCode> systems, Instant since, int limit) throws SQLException {
        for (var system : systems) {
            int many = count(
                    transaction,
                    "SELECT 1 FROM destruction WHERE system = ? AND state = 'SCHEDULED' AND arrived_at > ? LIMIT ?",
                    system.value(),
                    since,
                    limit + 1);
            if (many > limit) {
                return Optional.of(system);
            }
        }
        return Optional.empty();
    }

    private static int count(Connection transaction, String rows, Object... values) throws SQLException {
        return Rows.one(transaction, "SELECT count(*) FROM (" + rows + ") AS one", row -> row.getInt(1), values)
                .orElse(0);
    }
}
