package kz.tumar.audit.clause;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import kz.tumar.audit.entry.LookupKey;
import kz.tumar.audit.ledger.StorageFailed;
import kz.tumar.audit.ledger.TypeRows;

/// How many facts of each type the log has. The log only grows, so each question counts only what came since the one
/// before; the first after a start counts all.
@ApplicationScoped
class Evidence {
    private static final long STEP = 2_000_000;

    private final AgroalDataSource pool;
    private final Map<Long, TypeRows.Found> counted = new HashMap<>();
    private long size;

    @Inject
    Evidence(AgroalDataSource pool) {
        this.pool = pool;
    }

    /// Of the entries below this size, or of some more when another question has counted further meanwhile.
    synchronized Map<Long, TypeRows.Found> upTo(long end) {
        try (Connection connection = pool.getConnection()) {
            while (size < end) {
                long to = Math.min(end, size + STEP);
                TypeRows.between(connection, size, to)
                        .forEach((type, found) -> counted.merge(
                                type,
                                found,
                                (old, more) -> new TypeRows.Found(old.count() + more.count(), more.last())));
                size = to;
            }
            return Map.copyOf(counted);
        } catch (SQLException failed) {
            throw new StorageFailed("entries can't be counted", failed);
        }
    }

    static TypeRows.Found of(Map<Long, TypeRows.Found> counted, String fact) {
        return counted.getOrDefault(LookupKey.ofType("kz.tumar." + fact + ".v1"), new TypeRows.Found(0, -1));
    }
}
