package kz.tumar.verify.face;

import java.util.Arrays;
import java.util.Optional;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tile.EntryBundle;
import kz.tumar.verify.tile.TileName;
import kz.tumar.verify.tree.Sha256;

/// What a log shows (C2SP tlog-tiles). Every answer is of bounded size; what can't be had is a refusal.
public interface LogFace {
    int MAX_NOTE = 64 * 1024;

    /// The bytes of the latest checkpoint.
    byte[] checkpoint();

    /// @return empty when there is no such thing
    Optional<byte[]> find(TileName name);

    /// A log may drop the parts of a tile once it is full; then they are its beginning.
    default byte[] tile(TileName name) {
        return find(name)
                .or(() -> name.isFull() ? Optional.empty() : find(name.full()).map(bytes -> beginning(bytes, name)))
                .orElseThrow(() -> new Refused(Reason.TILE_MISSING, name.path()));
    }

    private static byte[] beginning(byte[] full, TileName name) {
        return switch (name.kind()) {
            case HASHES -> Arrays.copyOf(full, Math.min(full.length, name.width() * Sha256.SIZE));
            case ENTRIES -> EntryBundle.first(full, name.width());
        };
    }

    /// The key by which the log names itself; nobody has to believe it.
    Optional<byte[]> vkey();

    /// What the log says of its keys, signed by those that sign.
    Optional<byte[]> keys();

    /// No tile of this name is larger.
    static int limit(TileName name) {
        return switch (name.kind()) {
            case HASHES -> name.width() * Sha256.SIZE;
            case ENTRIES -> EntryBundle.MAX_BYTES;
        };
    }
}
