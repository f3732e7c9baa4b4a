package kz.tumar.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How far what was destroyed still reaches: online it is gone at once; a backup from before can be opened with the
/// ring until the keys of the epoch go that its data key was last wrapped in.
///
/// @param epoch      that epoch; its keys are still in the ring
/// @param categories data keys destroyed in it, each of one person and one data category
/// @param goneBy     the day its keys can go at the earliest; in the past: they should have gone
/// @param waitsFor   what has to happen for that
public record DestructionHorizon(KeyEpoch epoch, long categories, Instant goneBy, WaitsFor waitsFor) {

    /// What the destruction of an epoch's keys waits for.
    public enum WaitsFor {
        /// The next epoch: it is the current one.
        ITS_END,

        /// Everything living to be brought under a later one, and read again.
        REWRAPPING,

        /// The last backup that needs it to be given up.
        BACKUPS,

        /// A backup that doesn't need it to be restored and read on trial.
        TRIAL,

        /// The next turn.
        NOTHING
    }

    static List<DestructionHorizon> of(Connection connection, Duration length, Period backups, Instant now)
            throws SQLException {
        Map<Integer, Long> destroyed = destroyed(connection);
        List<KeyEpoch> epochs = EpochRows.all(connection);
        List<DestructionHorizon> horizon = new ArrayList<>();
        for (KeyEpoch epoch : epochs) {
            if (epoch.destroyedAt().isPresent()) {
                continue;
            }
            boolean current = epoch.number() == epochs.getLast().number();
            Instant end = current ? epoch.startedAt().plus(length) : now;
            Instant settled = epoch.settledAt().orElse(end.isAfter(now) ? end : now);
            Instant goneBy = KeyEpochs.after(settled, backups);
            horizon.add(new DestructionHorizon(
                    epoch,
                    destroyed.getOrDefault(epoch.number(), 0L),
                    goneBy,
                    waitsFor(connection, epoch, current, goneBy.isAfter(now))));
        }
        return List.copyOf(horizon);
    }

    private static WaitsFor waitsFor(Connection connection, KeyEpoch epoch, boolean current, boolean later)
            throws SQLException {
        if (current) {
            return WaitsFor.ITS_END;
        }
        if (epoch.settledAt().isEmpty()) {
            return WaitsFor.REWRAPPING;
        }
        if (later) {
            return WaitsFor.BACKUPS;
        }
        return Trials.without(connection, epoch) ? WaitsFor.NOTHING : WaitsFor.TRIAL;
    }

    private static Map<Integer, Long> destroyed(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT epoch, count(*) FROM vault_destroyed WHERE epoch IS NOT NULL GROUP BY epoch");
                ResultSet rows = query.executeQuery()) {
            Map<Integer, Long> counts = new HashMap<>();
            while (rows.next()) {
                counts.put(rows.getInt(1), rows.getLong(2));
            }
            return counts;
        }
    }
}
