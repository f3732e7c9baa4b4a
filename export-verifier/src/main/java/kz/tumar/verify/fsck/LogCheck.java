package kz.tumar.verify.fsck;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import kz.tumar.verify.canonical.CanonicalCursor;
import kz.tumar.verify.entry.EntryText;
import kz.tumar.verify.face.LogFace;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tile.EntryBundle;
import kz.tumar.verify.tile.TileName;
import kz.tumar.verify.tile.TileTree;
import kz.tumar.verify.tree.Sha256;
import kz.tumar.verify.tree.TreeHasher;
import kz.tumar.verify.trust.Admission;
import kz.tumar.verify.trust.KeyStatement;
import kz.tumar.verify.trust.SignedCheckpoint;
import kz.tumar.verify.trust.TrustPolicy;

/// Reads a log from its first entry to its checkpoint: every entry is hashed, every tile at every level is computed
/// again and compared with the one that the log shows, the root with the one that is signed. Stops at the first thing
/// that is wrong.
public final class LogCheck {
    private final LogFace log;
    private final TrustPolicy trust;
    private final Admission admission;
    private final LongFunction<LongConsumer> progress;
    private final TreeHasher hasher = new TreeHasher();

    /// Hears of each entry, before it is known whether all of them hold.
    @FunctionalInterface
    public interface Entries {
        void entry(long index, byte[] entry);
    }

    /// @param progress is given the number of entries, and what it gives hears how many more were read
    public LogCheck(LogFace log, TrustPolicy trust, Admission admission, LongFunction<LongConsumer> progress) {
        this.log = log;
        this.trust = trust;
        this.admission = admission;
        this.progress = progress;
    }

    /// Hashes only: for whoever may not read entries.
    public LogFindings hashes() {
        SignedCheckpoint checkpoint = checkpoint();
        long size = checkpoint.checkpoint().size();
        TileTree tree = new TileTree(hasher);
        LongConsumer heard = progress.apply(size);
        for (long at = 0; at < size; at += TileName.FULL) {
            TileName bundle = TileName.entriesFrom(at, size);
            byte[] leaves = shown(TileName.hashes(0, bundle.index(), bundle.width()));
            for (int i = 0; i < bundle.width(); i++) {
                tree.append(Arrays.copyOfRange(leaves, i * Sha256.SIZE, (i + 1) * Sha256.SIZE), this::requireAbove);
            }
            heard.accept(bundle.width());
        }
        requireSigned(tree, checkpoint);
        return new LogFindings(checkpoint, false, 0, OptionalLong.empty(), 0, OptionalLong.empty());
    }

    /// Everything.
    public LogFindings entries(Entries heard) {
        SignedCheckpoint checkpoint = checkpoint();
        long size = checkpoint.checkpoint().size();
        TileTree tree = new TileTree(hasher);
        EntryText text = new EntryText(new CanonicalCursor());
        HistoryCheck histories = new HistoryCheck();
        LongConsumer watching = progress.apply(size);
        for (long at = 0; at < size; at += TileName.FULL) {
            TileName bundle = TileName.entriesFrom(at, size);
            long index = at;
            for (byte[] entry : decoded(bundle)) {
                tree.append(hasher.leaf(entry, 0, entry.length), this::require);
                text.read(entry, bundle.path(), index - at + 1);
                histories.see(text, entry, bundle.path(), index);
                heard.entry(index++, entry);
            }
            watching.accept(bundle.width());
        }
        requireSigned(tree, checkpoint);
        return new LogFindings(
                checkpoint,
                true,
                histories.subjects(),
                histories.finish(),
                histories.unchecked(),
                OptionalLong.empty());
    }

    private SignedCheckpoint checkpoint() {
        TrustPolicy extended =
                log.keys().flatMap(bytes -> KeyStatement.extend(trust, bytes)).orElse(trust);
        return admission.admit(SignedCheckpoint.of(log.checkpoint(), extended, SignedCheckpoint.named(log.vkey())));
    }

    private List<byte[]> decoded(TileName bundle) {
        return EntryBundle.decode(log.tile(bundle), bundle.width())
                .orElseThrow(() -> new Refused(Reason.BUNDLE_MALFORMED, bundle.path()));
    }

    private byte[] shown(TileName name) {
        byte[] hashes = log.tile(name);
        if (hashes.length != name.width() * Sha256.SIZE) {
            throw new Refused(Reason.TILE_DIFFERS, name.path());
        }
        return hashes;
    }

    private void require(TileName name, byte[] computed) {
        if (!Arrays.equals(shown(name), computed)) {
            throw new Refused(Reason.TILE_DIFFERS, name.path());
        }
    }

    private void requireAbove(TileName name, byte[] computed) {
        if (name.level() > 0) {
            require(name, computed);
        }
    }

    private void requireSigned(TileTree tree, SignedCheckpoint checkpoint) {
        tree.edge(this::require);
        if (!checkpoint.checkpoint().hasRoot(tree.root())) {
            throw new Refused(Reason.ROOT_DIFFERS);
        }
    }
}
