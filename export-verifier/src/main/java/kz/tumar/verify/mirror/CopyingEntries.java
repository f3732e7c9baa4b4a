package kz.tumar.verify.mirror;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import kz.tumar.verify.face.LogFace;
import kz.tumar.verify.note.Checkpoint;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tile.EntryBundle;
import kz.tumar.verify.tile.TileName;
import kz.tumar.verify.tile.TileTree;
import kz.tumar.verify.tree.Sha256;
import kz.tumar.verify.tree.TreeHasher;

/// Brings a mirror's entries forward, when its hashes are there already and give the signed root: each bundle must give
/// its hashes before it is written. One that a killed run left is held against them like one that is fetched.
final class CopyingEntries {
    private final LogFace log;
    private final MirrorFolder folder;
    private final TreeHasher hasher = new TreeHasher();

    CopyingEntries(LogFace log, MirrorFolder folder) {
        this.log = log;
        this.folder = folder;
    }

    /// @param held how many entries are there and were held against a signed root
    /// @param heard how many entries more are there
    void bring(long held, Checkpoint next, LongConsumer heard) {
        long size = next.size();
        long start = held - held % TileName.FULL;
        TileTree tree = TileTree.resume(hasher, start, name -> cut(name, size));
        for (long at = start; at < size; at += TileName.FULL) {
            TileName bundle = TileName.entriesFrom(at, size);
            byte[] hashes = CopyingHashes.of(folder.face(), CopyingHashes.below(bundle));
            if (!isThere(bundle, hashes)) {
                folder.keep(bundle, fetched(bundle, hashes, next));
            }
            CopyingHashes.split(hashes).forEach(leaf -> tree.append(leaf, (_, _) -> {}));
            heard.accept(bundle.width());
        }
        if (!next.hasRoot(tree.root())) {
            throw new Refused(Reason.MIRROR_DAMAGED, size);
        }
    }

    /// A tile of a smaller tree, out of the one that grew from it.
    private byte[] cut(TileName name, long size) {
        return Arrays.copyOf(CopyingHashes.of(folder.face(), name.in(size)), name.width() * Sha256.SIZE);
    }

    private boolean isThere(TileName bundle, byte[] hashes) {
        return folder.face()
                .find(bundle)
                .flatMap(bytes -> hashed(bytes, bundle))
                .filter(found -> Arrays.equals(found, hashes))
                .isPresent();
    }

    private byte[] fetched(TileName bundle, byte[] hashes, Checkpoint next) {
        byte[] bytes = log.tile(bundle);
        byte[] found = hashed(bytes, bundle).orElseThrow(() -> new Refused(Reason.BUNDLE_MALFORMED, bundle.path()));
        if (Arrays.equals(found, hashes)) {
            return bytes;
        }
        throw hashesHold(next)
                ? new Refused(Reason.BUNDLE_DIFFERS, bundle.path())
                : new Refused(Reason.MIRROR_DAMAGED, next.size());
    }

    /// Whether it is the log that lies, and not the mirror that was changed.
    private boolean hashesHold(Checkpoint next) {
        TileTree tree = new TileTree(hasher);
        for (long at = 0; at < next.size(); at += TileName.FULL) {
            TileName below = CopyingHashes.below(TileName.entriesFrom(at, next.size()));
            CopyingHashes.split(CopyingHashes.of(folder.face(), below))
                    .forEach(leaf -> tree.append(leaf, (_, _) -> {}));
        }
        return next.hasRoot(tree.root());
    }

    private Optional<byte[]> hashed(byte[] bytes, TileName bundle) {
        return EntryBundle.decode(bytes, bundle.width()).map(entries -> {
            ByteArrayOutputStream hashes = new ByteArrayOutputStream();
            entries.forEach(entry -> hashes.writeBytes(hasher.leaf(entry, 0, entry.length)));
            return hashes.toByteArray();
        });
    }
}
