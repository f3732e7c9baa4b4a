package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import kz.tumar.contract.Event;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Tally;
import kz.tumar.contract.fact.AccessDenied;
import kz.tumar.contract.fact.ClaimRejected;
import kz.tumar.contract.fact.Fact;
import org.jspecify.annotations.Nullable;

/// How often whoever was refused for one problem in one minute: so many were stated one by one, so many only counted,
/// so many of these told in facts with a tally. What is counted and not told is told by a later tally; nothing is ever
/// taken off, so that a database that was restored counts again and tells only what was not told before.
final class Refusals {
    /// How many of one kind are stated one by one.
    static final int ONE_BY_ONE = 100;

    /// What was refused.
    enum What {
        CLAIM,
        ACCESS
    }

    /// What counts together.
    ///
    /// @param who a system's code, or a kind of actor
    record Kind(What what, String who, ProblemType problem, Instant minute) implements Comparable<Kind> {
        private static final Comparator<Kind> ORDER = Comparator.comparing(Kind::what)
                .thenComparing(Kind::who)
                .thenComparing(Kind::problem)
                .thenComparing(Kind::minute);

        /// Of the minute in which it was received.
        static Kind of(What what, String who, ProblemType problem, Instant receipt) {
            return new Kind(what, who, problem, receipt.truncatedTo(ChronoUnit.MINUTES));
        }

        Instant end() {
            return minute.plus(1, ChronoUnit.MINUTES);
        }

        @Override
        public int compareTo(Kind other) {
            return ORDER.compare(this, other);
        }
    }

    /// How many more of a kind there were.
    ///
    /// @param example the digest of one of those only counted
    record More(int stated, long counted, @Nullable Sha256 example) {}

    /// What is to be told of a kind.
    ///
    /// @param told how many were told before
    record Due(Kind kind, long count, long told, @Nullable Sha256 example) {
        Tally tally() {
            return new Tally(count, kind.minute(), kind.end());
        }
    }

    /// How many of a kind were stated one by one.
    int stated(Connection transaction, Kind kind) throws SQLException {
        try (var select = transaction.prepareStatement(
                "SELECT stated FROM delivery_refusal WHERE what = ? AND who = ? AND problem = ? AND minute = ?")) {
            name(select, 1, kind);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    /// Adds to what there is, always in the same order, so that two who add can't lock each other out. What is counted
    /// falls due when its minute is over, and a minute after the first one that comes later than that.
    void add(Connection transaction, SortedMap<Kind, More> all) throws SQLException {
        try (var upsert = transaction.prepareStatement("""
                INSERT INTO delivery_refusal AS known (what, who, problem, minute, stated, counted, example, due)
                VALUES (?, ?, ?, ?, ?, ?, ?, CASE WHEN ?::timestamptz > now() THEN ?::timestamptz
                  ELSE now() + interval '1 minute' END)
                ON CONFLICT (what, who, problem, minute) DO UPDATE SET
                  stated = known.stated + excluded.stated,
                  counted = known.counted + excluded.counted,
                  example = coalesce(known.example, excluded.example),
                  due = CASE WHEN known.counted > known.told THEN known.due ELSE excluded.due END
                """)) {
            for (Map.Entry<Kind, More> each : all.entrySet()) {
                var kind = each.getKey();
                var more = each.getValue();
                var due = at(kind.end().plusSeconds(5));
                name(upsert, 1, kind);
                upsert.setInt(5, more.stated());
                upsert.setLong(6, more.counted());
                upsert.setString(
                        7, more.example() == null ? null : more.example().value());
                upsert.setObject(8, due);
                upsert.setObject(9, due);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /// What is due to be told, held until the transaction ends.
    List<Due> due(Connection transaction, int most) throws SQLException {
        try (var select = transaction.prepareStatement("""
                SELECT what, who, problem, minute, counted - told, told, example FROM delivery_refusal
                WHERE counted > told AND due <= now() ORDER BY due LIMIT ? FOR UPDATE SKIP LOCKED
                """)) {
            select.setInt(1, most);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Due>();
                while (rows.next()) {
                    var kind = new Kind(
                            What.valueOf(rows.getString(1)),
                            rows.getString(2),
                            ProblemType.valueOf(rows.getString(3)),
                            rows.getObject(4, OffsetDateTime.class).toInstant());
                    var example = rows.getString(7);
                    found.add(new Due(
                            kind, rows.getLong(5), rows.getLong(6), example == null ? null : new Sha256(example)));
                }
                return found;
            }
        }
    }

    /// Notes that so many more were told.
    void told(Connection transaction, Kind kind, long count) throws SQLException {
        try (var upsert = transaction.prepareStatement("""
                INSERT INTO delivery_refusal AS known (what, who, problem, minute, told, due)
                VALUES (?, ?, ?, ?, ?, now())
                ON CONFLICT (what, who, problem, minute) DO UPDATE SET told = known.told + excluded.told
                """)) {
            name(upsert, 1, kind);
            upsert.setLong(5, count);
            upsert.executeUpdate();
        }
    }

    /// Takes from a fact found at a rebuild what it says was stated or told.
    void rebuilt(Connection transaction, Event<? extends Fact> fact) throws SQLException {
        switch (fact.data()) {
            case ClaimRejected(var system, var problem, var _, var _, var tally) -> {
                if (system != null) {
                    rebuilt(transaction, What.CLAIM, system.value(), problem, tally, fact);
                }
            }
            case AccessDenied(var actor, var problem, var tally) ->
                rebuilt(transaction, What.ACCESS, ActorCodes.codeOf(actor), problem, tally, fact);
            default -> {
                // It tells of no refusal.
            }
        }
    }

    private void rebuilt(
            Connection transaction,
            What what,
            String who,
            ProblemType problem,
            @Nullable Tally tally,
            Event<? extends Fact> fact)
            throws SQLException {
        if (tally == null) {
            var kind = Kind.of(what, who, problem, fact.time().toInstant());
            add(transaction, new java.util.TreeMap<>(Map.of(kind, new More(1, 0, null))));
        } else {
            told(transaction, Kind.of(what, who, problem, tally.since()), tally.count());
        }
    }

    /// Forgets minutes of which everything was told so long ago that none of it comes again.
    int forget(Connection transaction, Duration age, int most) throws SQLException {
        try (var delete = transaction.prepareStatement("""
                DELETE FROM delivery_refusal WHERE (what, who, problem, minute) IN (
                  SELECT what, who, problem, minute FROM delivery_refusal
                  WHERE minute < now() - make_interval(secs => ?) AND counted <= told LIMIT ? FOR UPDATE SKIP LOCKED)
                """)) {
            delete.setDouble(1, (double) age.toSeconds());
            delete.setInt(2, most);
            return delete.executeUpdate();
        }
    }

    private static void name(PreparedStatement statement, int first, Kind kind) throws SQLException {
        statement.setString(first, kind.what().name());
        statement.setString(first + 1, kind.who());
        statement.setString(first + 2, kind.problem().name());
        statement.setObject(first + 3, at(kind.minute()));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
