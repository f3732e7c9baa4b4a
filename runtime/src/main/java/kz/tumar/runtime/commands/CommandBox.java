package kz.tumar.runtime.commands;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.HolderCode;
import kz.tumar.delivery.Transactions;

/// Reads a holder's box in the order in which commands were given. A repeated command lies in it again.
@ApplicationScoped
class CommandBox {
    private static final int KEPT_DAYS = 30;

    private final Transactions transactions;

    @Inject
    CommandBox(Transactions transactions) {
        this.transactions = transactions;
    }

    /// The commands after a place, at most `limit`; none while none are there.
    Page after(HolderCode holder, Place place, int limit) {
        return transactions.inTransaction(transaction -> read(transaction, holder, place, limit));
    }

    private static Page read(Connection transaction, HolderCode holder, Place place, int limit) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT xact::text::bigint, id, command FROM command_box
                WHERE holder = ? AND (xact, id) > (?::text::xid8, ?)
                  AND xact < pg_snapshot_xmin(pg_current_snapshot())
                ORDER BY xact, id LIMIT ?""")) {
            select.setString(1, holder.value());
            select.setString(2, Long.toString(place.transaction()));
            select.setLong(3, place.row());
            select.setInt(4, limit);
            List<String> commands = new ArrayList<>();
            Place last = place;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    last = new Place(rows.getLong(1), rows.getLong(2));
                    commands.add(new String(rows.getBytes(3), StandardCharsets.UTF_8));
                }
            }
            return new Page(commands, last);
        }
    }

    /// As long as on the topic.
    @Scheduled(every = "1h", delayed = "10m")
    void forgetOld() {
        transactions.inTransaction(transaction -> {
            try (PreparedStatement delete = transaction.prepareStatement(
                    "DELETE FROM command_box WHERE posted_at < now() - make_interval(days => ?)")) {
                delete.setInt(1, KEPT_DAYS);
                return delete.executeUpdate();
            }
        });
    }

    /// A place in a box; what comes after it has not been read.
    record Place(long transaction, long row) {
        static final Place START = new Place(0, 0);
    }

    /// @param commands events as JSON, oldest first
    /// @param last the place of the last one, or the place asked for when there is none
    record Page(List<String> commands, Place last) {
        Page {
            commands = List.copyOf(commands);
        }
    }
}
