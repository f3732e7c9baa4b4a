package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.EventType;
import kz.tumar.contract.fact.BlockAlarmed;

/// What systems did, in any case, although processing was blocked.
@ApplicationScoped
public class BlockAlarms {
    /// The latest alarms, the newest first.
    public List<BlockAlarmed> latest(Connection transaction, int limit) throws SQLException {
        String type = EventType.of(BlockAlarmed.class).value();
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT data FROM case_fact WHERE type = 'kz.tumar.BlockAlarmed.v1'
                ORDER BY at DESC, seq DESC LIMIT ?""")) {
            select.setInt(1, limit);
            try (ResultSet rows = select.executeQuery()) {
                var alarms = new ArrayList<BlockAlarmed>();
                while (rows.next()) {
                    alarms.add((BlockAlarmed) FactJson.read(type, rows.getString(1)));
                }
                return alarms;
            }
        }
    }
}
