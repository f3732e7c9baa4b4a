package kz.tumar.delivery;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// Whose fault a failure is.
enum Failure {
    /// The database or the broker is away: wrong now.
    OUTAGE,
    /// What it needs was not read yet: to be read before it is tried again.
    EARLY,
    /// Two transactions were in each other's way: the same again will do.
    COLLISION,
    /// Our own code.
    BUG;

    private static final int DEEPEST = 20;

    static Failure of(Throwable thrown) {
        if (find(thrown, TooEarly.class).isPresent()) {
            return EARLY;
        }
        var sql = find(thrown, SQLException.class);
        if (sql.isPresent()) {
            return ofState(sql.get().getSQLState());
        }
        boolean away = find(thrown, DeliveryException.class).isPresent() || thrown instanceof OutOfMemoryError;
        return away ? OUTAGE : BUG;
    }

    /// Classes of SQLSTATE (PostgreSQL, appendix A): 08 connection, 53 resources, 57 operator, 58 system; 40
    /// rollback. A pool that gives no connection has no state at all.
    private static Failure ofState(@Nullable String state) {
        if (state == null) {
            return OUTAGE;
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "53", "57", "58" -> OUTAGE;
            case "40" -> COLLISION;
            default -> state.equals("55P03") ? COLLISION : BUG;
        };
    }

    static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> kind) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /// Says that our code failed on an event: which, and where in our code, so that it can be mended; nothing of
    /// what it was about.
    static void report(Logger log, Origin origin, Throwable failed, String what) {
        var entry = log.atError();
        var placed = switch (origin) {
            case Origin.OnTopic(var topic, var partition, var offset) ->
                entry.addKeyValue("topic", topic)
                        .addKeyValue("partition", partition)
                        .addKeyValue("offset", offset);
            case Origin.Http _ -> entry.addKeyValue("topic", "none, it came over HTTP");
        };
        placed.addKeyValue("failure", nameOf(failed))
                .setCause(Untold.of(failed))
                .log(what);
    }

    /// The class of what was thrown first; never its message, which may repeat what it was about.
    static String nameOf(Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
            root = root.getCause();
        }
        return root.getClass().getName();
    }
}
