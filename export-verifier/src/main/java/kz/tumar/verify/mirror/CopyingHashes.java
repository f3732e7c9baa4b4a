package kz.tumar.verify.mirror;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import kz.tumar.verify.face.LogFace;
import kz.tumar.verify.note.Checkpoint;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tile.TileName;
import kz.tumar.verify.tile.TileTree;
import kz.tumar.verify.tree.Sha256;
import kz.tumar.verify.tree.TreeHasher;

/// Brings a mirror's tiles of hashes forward. They must give the signed root; nothing that an earlier checkpoint covers
/// is written or dropped, whatever the log shows.
final class CopyingHashes {
    private final LogFace log;
    private final MirrorFolder folder;
    private final TreeHasher hasher = new TreeHasher();

    CopyingHashes(LogFace log, MirrorFolder folder) {
        this.log = log;
        this.folder = folder;
    }

    /// Begins at the last full tile that the mirror has: only what is above the entries there is written anew.
    ///
    /// @param before how many entries the mirror's checkpoint covers
    /// @param heard how many hashes more were taken
    void bring(long before, Checkpoint next, LongConsumer heard) {
        long start = before - before % TileName.FULL;
        TileTree tree = TileTree.resume(hasher, start, name -> of(folder.face(), name));
        List<TileName> taken = new ArrayList<>();
        for (long at = start; at < next.size(); at += TileName.FULL) {
            TileName tile = below(TileName.entriesFrom(at, next.size()));
            for (byte[] leaf : split(of(log, tile))) {
                tree.append(leaf, (name, hashes) -> {
                    taken.add(name);
                    folder.keep(name, hashes);
                });
            }
            heard.accept(tile.width());
        }
        if (!next.hasRoot(tree.root())) {
            folder.drop(taken);
            throw new Refused(Reason.ROOT_DIFFERS);
        }
        tree.edge(folder::keep);
    }

    /// The hashes of the entries in a bundle.
    static TileName below(TileName bundle) {
        return TileName.hashes(0, bundle.index(), bundle.width());
    }

    /// So many hashes as the name says.
    static byte[] of(LogFace face, TileName name) {
        byte[] hashes = face.tile(name);
        if (hashes.length != name.width() * Sha256.SIZE) {
            throw new Refused(Reason.TILE_DIFFERS, name.path());
        }
        return hashes;
    }

    static List<byte[]> split(byte[] hashes) {
        List<byte[]> leaves = new ArrayList<>();
        for (int at = 0; at < hashes.length; at += Sha256.SIZE) {
            leaves.add(Arrays.copyOfRange(hashes, at, at + Sha256.SIZE));
        }
        return leaves;
    }
}
