package kz.tumar.audit.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.ledger.BatchRows;
import kz.tumar.audit.ledger.EntryRows;
import kz.tumar.audit.ledger.StorageFailed;
import kz.tumar.audit.sequence.LogState;

/// Says before anything is built whether a period's package would be larger than its form allows, 4 GiB. It judges by a
/// sample of the entries: what comes out a little larger than foreseen is refused while it is built.
@ApplicationScoped
public class SizingOrders {
    private static final int SAMPLE = 1000;

    /// What the files of a package take together for each byte of an entry: the records, the two tables of them.
    private static final double FOR_EACH_BYTE = 1.7;

    private final AgroalDataSource pool;
    private final LogState state;
    private final long largest;

    @Inject
    SizingOrders(AgroalDataSource pool, LogState state) {
        this(pool, state, CanonicalZip.MAX_BYTES);
    }

    SizingOrders(AgroalDataSource pool, LogState state, long largest) {
        this.pool = pool;
        this.state = state;
        this.largest = largest;
    }

    /// These, with another limit.
    public SizingOrders within(long bytes) {
        return new SizingOrders(pool, state, bytes);
    }

    /// About how many entries a package has room for, where the period has more; empty where they fit.
    public Optional<Long> roomInsteadOf(Optional<Instant> from, Optional<Instant> to) {
        long size = state.served().map(note -> Checkpoint.parse(note).size()).orElse(0L);
        try (Connection connection = pool.getConnection()) {
            boolean whole = from.isEmpty() && to.isEmpty();
            long[] range = whole ? new long[] {0, size} : BatchRows.appended(connection, from, to, size);
            double each = EntryRows.averageLength(connection, range[0], range[1], SAMPLE) * FOR_EACH_BYTE;
            long room = each == 0 ? Long.MAX_VALUE : (long) (largest / each);
            return range[1] - range[0] > room ? Optional.of(room) : Optional.empty();
        } catch (SQLException failed) {
            throw new StorageFailed("an order can't be sized", failed);
        }
    }
}
