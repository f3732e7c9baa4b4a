package kz.tumar.runtime.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import kz.tumar.contract.ProblemType;
import kz.tumar.delivery.DeliveryException;
import org.jspecify.annotations.Nullable;

/// Whose fault a failure is: nobody's for now (an outage), the caller's (what can't be stored), or ours. The state that
/// the database gave decides; the text of a failure never does.
final class Blame {
    private static final int DEEPEST = 20;

    /// Lost connections, rollbacks for concurrency, exhausted resources, locks, shutdowns and failing disks.
    private static final Set<String> OUTAGES = Set.of("08", "40", "53", "55", "57", "58");

    private static final String BAD_DATA = "22";

    private Blame() {}

    static ProblemType of(Throwable failure) {
        // What delivery has tried again and given up says so by a failure of its own around the last one.
        boolean triedAgain = failure instanceof DeliveryException && failure.getCause() instanceof DeliveryException;
        Optional<SQLException> storage = storage(failure);
        if (triedAgain || storage.isEmpty()) {
            return outage(failure) ? ProblemType.UNAVAILABLE : ProblemType.INTERNAL;
        }
        return of(storage.get(), outage(failure));
    }

    private static ProblemType of(SQLException storage, boolean outage) {
        String state = storage.getSQLState();
        if (state == null || state.length() != 5) {
            boolean late = storage instanceof SQLTransientException || storage.getCause() instanceof TimeoutException;
            return outage || late ? ProblemType.UNAVAILABLE : ProblemType.INTERNAL;
        }
        String group = state.substring(0, 2);
        if (group.equals(BAD_DATA)) {
            return ProblemType.INVALID_PARAMETER;
        }
        return OUTAGES.contains(group) ? ProblemType.UNAVAILABLE : ProblemType.INTERNAL;
    }

    private static boolean outage(Throwable failure) {
        return failure instanceof DeliveryException;
    }

    private static Optional<SQLException> storage(Throwable failure) {
        @Nullable Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (at instanceof SQLException storage) {
                return Optional.of(storage);
            }
            at = at.getCause();
        }
        return Optional.empty();
    }
}
