package kz.tumar.verify.mirror;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import kz.tumar.verify.face.LogFace;
import kz.tumar.verify.note.Checkpoint;
import kz.tumar.verify.note.VerifierKey;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tile.ServedTree;
import kz.tumar.verify.tile.TileName;
import kz.tumar.verify.tile.TileTree;
import kz.tumar.verify.tree.Proofs;
import kz.tumar.verify.tree.TreeHasher;
import kz.tumar.verify.trust.Admission;
import kz.tumar.verify.trust.KeyStatement;
import kz.tumar.verify.trust.SignedCheckpoint;
import kz.tumar.verify.trust.TrustPolicy;

/// Copies what a log shows, and believes none of it before it fits the signed checkpoint: the log must prove that it
/// extends what was copied before, its hashes must give the signed root, and its entries those hashes. Killed at any
/// time, it goes on with the bundles that are there; the folder says how many entries were held against a signed root.
public final class Mirroring {
    private final LogFace log;
    private final TrustPolicy trust;
    private final Admission admission;
    private final boolean hashesOnly;
    private final LongFunction<LongConsumer> progress;
    private final Consumer<String> written;
    private final TreeHasher hasher = new TreeHasher();

    /// @param hashesOnly whether entries are left out, which need a token
    /// @param progress is given the number of entries to come, and what it gives hears how many more were taken
    public Mirroring(
            LogFace log,
            TrustPolicy trust,
            Admission admission,
            boolean hashesOnly,
            LongFunction<LongConsumer> progress) {
        this(log, trust, admission, hashesOnly, progress, _ -> {});
    }

    private Mirroring(
            LogFace log,
            TrustPolicy trust,
            Admission admission,
            boolean hashesOnly,
            LongFunction<LongConsumer> progress,
            Consumer<String> written) {
        this.log = log;
        this.trust = trust;
        this.admission = admission;
        this.hashesOnly = hashesOnly;
        this.progress = progress;
        this.written = written;
    }

    /// The same, and each file that is in the folder is told by its path: a place to fail at on purpose.
    public Mirroring telling(Consumer<String> heard) {
        return new Mirroring(log, trust, admission, hashesOnly, progress, heard);
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
        SignedCheckpoint next = admission.admit(SignedCheckpoint.of(note, extended, SignedCheckpoint.named(vkey)));
        Checkpoint checkpoint = next.checkpoint();
        try (MirrorFolder folder = MirrorFolder.open(path, checkpoint.origin(), written)) {
            long before = folder.hasCheckpoint() ? extendedFrom(folder, extended, next) : 0;
            long held = Math.min(folder.held(), before);
            copy(folder, before, held, checkpoint);
            folder.keepNotes(note, vkey, keys, hashesOnly ? Optional.empty() : Optional.of(checkpoint.size()));
            grown(before, held).stream()
                    .filter(part -> part.in(checkpoint.size()).isFull())
                    .forEach(folder::dropParts);
            return new Copied(next, before);
        }
    }

    private void copy(MirrorFolder folder, long before, long held, Checkpoint next) {
        LongConsumer heard = progress.apply(next.size() - (hashesOnly ? before : held));
        if (before == 0 || before < next.size()) {
            new CopyingHashes(log, folder).bring(before, next, hashesOnly ? heard : _ -> {});
        }
        if (!hashesOnly && held < next.size()) {
            new CopyingEntries(log, folder).bring(held, next, heard);
        }
    }

    /// The mirror's own checkpoint was held against the policy of its day; of today's, only the keys matter.
    ///
    /// @return the size of what is in the folder, which the log was proved to extend
    private long extendedFrom(MirrorFolder folder, TrustPolicy extended, SignedCheckpoint next) {
        LogFace mine = folder.face();
        List<VerifierKey> signers = new ArrayList<>(extended.logs());
        SignedCheckpoint.named(mine.vkey()).ifPresent(signers::add);
        signers.add(next.signer());
        Checkpoint had = SignedCheckpoint.signedByOne(mine.checkpoint(), signers);
        long size = had.size();
        long grown = next.checkpoint().size();
        if (grown < size) {
            throw new Refused(Reason.LOG_SHRANK, size, grown);
        }
        TileTree kept = TileTree.resume(hasher, size, name -> CopyingHashes.of(mine, name));
        if (!had.hasRoot(kept.root())) {
            throw new Refused(Reason.MIRROR_DAMAGED, size);
        }
        ServedTree<RuntimeException> shown = new ServedTree<>(hasher, grown, name -> CopyingHashes.of(log, name));
        boolean extendsIt = size == 0
                || new Proofs(hasher)
                        .consistent(
                                size,
                                grown,
                                shown.consistency(size),
                                kept.root(),
                                next.checkpoint().root());
        if (!extendsIt) {
            throw new Refused(Reason.LOG_FORKED, size);
        }
        return size;
    }

    /// What wasn't full at the right edge of what the mirror had. Hashes alone leave entries that are there.
    private List<TileName> grown(long before, long held) {
        List<TileName> grown = new ArrayList<>(TileName.partial(before));
        grown.addAll(TileName.partial(held));
        if (!hashesOnly && held % TileName.FULL > 0) {
            grown.add(TileName.entriesFrom(held - 1, held));
        }
        return grown;
    }
}
