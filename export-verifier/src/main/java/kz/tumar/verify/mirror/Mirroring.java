package kz.tumar.verify.mirror;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import kz.tumar.verify.face.LogFace;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tile.EntryBundle;
import kz.tumar.verify.tile.ServedTree;
import kz.tumar.verify.tile.TileName;
import kz.tumar.verify.tile.TileTree;
import kz.tumar.verify.tree.Proofs;
import kz.tumar.verify.tree.Sha256;
import kz.tumar.verify.tree.TreeHasher;
import kz.tumar.verify.trust.KeyStatement;
import kz.tumar.verify.trust.SignedCheckpoint;
import kz.tumar.verify.trust.TrustPolicy;

/// Copies what a log shows, and believes none of it before it fits the signed checkpoint: the log must prove that it
/// extends what was copied before, and the entries must give the signed root. Killed at any time, it goes on with the
/// bundles that are there; the folder's checkpoint is the last one that was held against all of its entries.
public final class Mirroring {
    private final LogFace log;
    private final TrustPolicy trust;
    private final boolean hashesOnly;
    private final LongFunction<LongConsumer> progress;
    private final TreeHasher hasher = new TreeHasher();

    /// @param hashesOnly whether entries are left out, which need a token
    /// @param progress is given the number of entries to come, and what it gives hears how many more were taken
    public Mirroring(LogFace log, TrustPolicy trust, boolean hashesOnly, LongFunction<LongConsumer> progress) {
        this.log = log;
        this.trust = trust;
        this.hashesOnly = hashesOnly;
        this.progress = progress;
    }

    /// What was copied.
    ///
    /// @param before how many entries the mirror had
    public record Copied(SignedCheckpoint checkpoint, long before) {}

    /// @throws Refused when the log isn't what it signs, or isn't what it was; the mirror then stays what it was
    public Copied into(Path path) {
        Optional<byte[]> vkey = log.vkey();
        Optional<byte[]> keys = log.keys();
        byte[] note = log.checkpoint();
        TrustPolicy extended =
                keys.flatMap(bytes -> KeyStatement.extend(trust, bytes)).orElse(trust);
        SignedCheckpoint next = SignedCheckpoint.of(note, extended, SignedCheckpoint.named(vkey));
        try (MirrorFolder folder = MirrorFolder.open(path, next.checkpoint().origin())) {
            long before = folder.hasCheckpoint() ? extendedFrom(folder, extended, next) : 0;
            long whole = before == 0 || hashesOnly || hasEntries(folder, before) ? before : 0;
            if (whole < next.checkpoint().size()) {
                copy(folder, whole, next);
            }
            folder.keepNotes(note, vkey, keys);
            List<TileName> stale = new ArrayList<>(edge(before));
            stale.removeAll(edge(next.checkpoint().size()));
            folder.drop(stale);
            return new Copied(next, before);
        }
    }

    /// @return the size of what is in the folder, which the log was proved to extend
    private long extendedFrom(MirrorFolder folder, TrustPolicy extended, SignedCheckpoint next) {
        LogFace mine = folder.face();
        SignedCheckpoint had = SignedCheckpoint.of(mine.checkpoint(), extended, SignedCheckpoint.named(mine.vkey()));
        long size = had.checkpoint().size();
        long grown = next.checkpoint().size();
        if (grown < size) {
            throw new Refused(Reason.LOG_SHRANK, size, grown);
        }
        TileTree kept = TileTree.resume(hasher, size, name -> hashes(mine, name));
        if (!had.checkpoint().hasRoot(kept.root())) {
            throw new Refused(Reason.MIRROR_DAMAGED, size);
        }
        boolean extendsIt = size == 0
                || new Proofs(hasher)
                        .consistent(
                                size,
                                grown,
                                new ServedTree<>(hasher, grown, name -> hashes(log, name)).consistency(size),
                                kept.root(),
                                next.checkpoint().root());
        if (!extendsIt) {
            throw new Refused(Reason.LOG_FORKED, size);
        }
        return size;
    }

    /// Not so when only hashes were copied before.
    private static boolean hasEntries(MirrorFolder folder, long size) {
        return folder.find(TileName.entriesFrom(0, size)).isPresent();
    }

    /// Begins at the last full bundle that the mirror has: the entries behind it are read with the new ones, so that
    /// the root speaks for every byte that is kept.
    private void copy(MirrorFolder folder, long before, SignedCheckpoint next) {
        long size = next.checkpoint().size();
        long start = before - before % TileName.FULL;
        TileTree tree = TileTree.resume(hasher, start, name -> hashes(folder.face(), name));
        List<TileName> taken = new ArrayList<>();
        LongConsumer heard = progress.apply(size - start);
        for (long at = start; at < size; at += TileName.FULL) {
            TileName bundle = TileName.entriesFrom(at, size);
            for (byte[] leaf : leaves(folder, bundle, taken)) {
                tree.append(leaf, (name, hashes) -> {
                    taken.add(name);
                    folder.keep(name, hashes);
                });
            }
            heard.accept(bundle.width());
        }
        if (!next.checkpoint().hasRoot(tree.root())) {
            folder.drop(taken);
            throw new Refused(Reason.ROOT_DIFFERS);
        }
        tree.edge(folder::keep);
    }

    private List<byte[]> leaves(MirrorFolder folder, TileName bundle, List<TileName> taken) {
        if (hashesOnly) {
            return split(hashes(log, TileName.hashes(0, bundle.index(), bundle.width())));
        }
        Optional<byte[]> kept = bundle.isFull() ? folder.find(bundle) : Optional.empty();
        byte[] bytes = kept.orElseGet(() -> log.tile(bundle));
        List<byte[]> entries = EntryBundle.decode(bytes, bundle.width()).orElse(List.of());
        if (entries.isEmpty()) {
            folder.drop(List.of(bundle));
            throw new Refused(Reason.BUNDLE_MALFORMED, bundle.path());
        }
        taken.add(bundle);
        if (kept.isEmpty()) {
            folder.keep(bundle, bytes);
        }
        return entries.stream()
                .map(entry -> hasher.leaf(entry, 0, entry.length))
                .toList();
    }

    private static byte[] hashes(LogFace face, TileName name) {
        byte[] hashes = face.tile(name);
        if (hashes.length != name.width() * Sha256.SIZE) {
            throw new Refused(Reason.TILE_DIFFERS, name.path());
        }
        return hashes;
    }

    private static List<byte[]> split(byte[] hashes) {
        List<byte[]> leaves = new ArrayList<>();
        for (int at = 0; at < hashes.length; at += Sha256.SIZE) {
            leaves.add(Arrays.copyOfRange(hashes, at, at + Sha256.SIZE));
        }
        return leaves;
    }

    /// What at the right edge of a log of this size isn't full, entries too.
    private static List<TileName> edge(long size) {
        List<TileName> edge = new ArrayList<>(TileName.partial(size));
        if (size % TileName.FULL > 0) {
            edge.add(TileName.entriesFrom(size - 1, size));
        }
        return edge;
    }
}
