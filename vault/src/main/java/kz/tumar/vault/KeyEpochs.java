package kz.tumar.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The life of a vault's key-encryption keys. Each epoch a new one rewraps the living data keys; the old one goes when
/// nothing living stands under it any more, no backup is kept that needs it, and a backup that doesn't was restored
/// and read. What was destroyed meanwhile is then gone from every backup too: whoever has one can't open it.
///
/// Safe for several instances at once, and after a crash at any line: a turn only ever goes on where one stopped.
public final class KeyEpochs {

    private static final int BATCH = 500;

    /// Runs a piece of work in a transaction of its own, and commits it.
    @FunctionalInterface
    public interface InTransaction {
        /// @return what the work returned, after the commit
        <T> T call(Work<T> work) throws SQLException;
    }

    /// What is done with a transaction's connection.
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /// What a turn did.
    ///
    /// @param begun      whether a new epoch began
    /// @param rewrapped  data keys that were wrapped anew
    /// @param unreadable living keys and terms under an older epoch that can't be read: that epoch can't end before
    ///                   somebody looks at them
    /// @param destroyed  the newest epoch whose keys went
    public record Turn(boolean begun, long rewrapped, long unreadable, Optional<Integer> destroyed) {}

    private final LivingRing living;
    private final InstantSource time;

    KeyEpochs(LivingRing living, InstantSource time) {
        this.living = living;
        this.time = time;
    }

    /// Goes as far as it can today: begins an epoch where the current one is old enough, rewraps, reads again what was
    /// rewrapped, and destroys the keys that may go. May be called at any time and from anywhere.
    ///
    /// @param length  how long an epoch lasts
    /// @param backups how long backups are kept
    public Turn turn(InTransaction transactions, Duration length, Period backups) throws SQLException {
        boolean begun = transactions.call(transaction -> begin(transaction, length));
        var pass = new Rewrapping.Pass(0, 0);
        if (transactions.call(KeyEpochs::unsettled)) {
            pass = Rewrapping.all(transactions, living, BATCH);
            if (pass.unreadable() == 0) {
                transactions.call(this::settle);
            }
        }
        return new Turn(begun, pass.done(), pass.unreadable(), transactions.call(it -> retire(it, backups)));
    }

    /// Records that a backup was restored elsewhere and read.
    public void tried(Connection connection, BackupTrial trial) throws SQLException {
        Vault.requireTransaction(connection);
        Trials.insert(connection, trial, now());
    }

    /// Until when destroyed data can be opened out of a backup by whoever has that backup and the ring, and what the
    /// date waits for.
    ///
    /// @param length  how long an epoch lasts
    /// @param backups how long backups are kept
    public List<DestructionHorizon> horizon(Connection connection, Duration length, Period backups)
            throws SQLException {
        return DestructionHorizon.of(connection, length, backups, now());
    }

    private boolean begin(Connection connection, Duration length) throws SQLException {
        Instant now = now();
        KeyRing ring = living.whole(connection, now);
        if (ring.current().startedAt().plus(length).isAfter(now)) {
            return false;
        }
        KeyRing begun = ring.begun(now);
        living.file().write(begun);
        EpochRows.insert(connection, begun.current().number(), now);
        return true;
    }

    private static boolean unsettled(Connection connection) throws SQLException {
        List<KeyEpoch> epochs = EpochRows.all(connection);
        return epochs.subList(0, epochs.size() - 1).stream()
                .anyMatch(epoch -> epoch.settledAt().isEmpty());
    }

    private int settle(Connection connection) throws SQLException {
        int current = living.reading(connection).current().number();
        return Rewrapping.livingBefore(connection, current) ? 0 : EpochRows.settled(connection, current, now());
    }

    private Optional<Integer> retire(Connection connection, Period backups) throws SQLException {
        KeyRing ring = living.whole(connection, now());
        Optional<Integer> ripe = Optional.empty();
        for (KeyEpoch epoch : EpochRows.all(connection)) {
            if (epoch.destroyedAt().isEmpty()
                    && epoch.number() < ring.current().number()
                    && epoch.settledAt().isPresent()
                    && !after(epoch.settledAt().get(), backups).isAfter(now())
                    && Trials.without(connection, epoch)
                    && !Rewrapping.livingBefore(connection, epoch.number() + 1)) {
                ripe = Optional.of(epoch.number());
            }
        }
        if (ripe.isPresent()) {
            living.file().replace(ring.without(ripe.get()));
            EpochRows.destroyed(connection, ripe.get(), now());
        }
        return ripe;
    }

    static Instant after(Instant instant, Period period) {
        return instant.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
