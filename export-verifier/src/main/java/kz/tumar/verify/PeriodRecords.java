package kz.tumar.verify;

import java.io.IOException;
import kz.tumar.verify.archive.EntryReader;
import kz.tumar.verify.note.Checkpoint;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tree.RangeFold;
import kz.tumar.verify.tree.TreeHasher;

/// Rebuilds the log's root out of what lies left of the range, every entry in it, and what lies right of it. Only
/// the very entries of the range, all of them, in their order, give the signed root.
final class PeriodRecords {
    private final PackageFiles files;
    private final Scope.OfPeriod scope;
    private final Checkpoint checkpoint;
    private final TreeHasher hasher = new TreeHasher();
    private final RangeFold fold = new RangeFold(hasher);
    private final StatedHeads heads = new StatedHeads();

    PeriodRecords(PackageFiles files, Scope.OfPeriod scope, Checkpoint checkpoint) {
        this.files = files;
        this.scope = scope;
        this.checkpoint = checkpoint;
    }

    /// @return whether the log's last statement of heads could be, and was, held against all entries before it
    boolean check() throws IOException {
        if (scope.end() > checkpoint.size()) {
            throw new Refused(Reason.INDEX_BEYOND_TREE, scope.end(), checkpoint.size());
        }
        ProofText.Range range = new ProofText().range(files.content(Layout.RANGE));
        boolean fits = range.first() == scope.first()
                && range.end() == scope.end()
                && range.size() == checkpoint.size()
                && range.left().size() == RangeFold.pieces(0, scope.first())
                && range.right().size() == RangeFold.pieces(scope.end(), checkpoint.size());
        if (!fits) {
            throw new Refused(Reason.RANGE_DIFFERS);
        }
        range.left().forEach(hash -> fold.append(hash, scope.first()));
        appendRecords();
        range.right().forEach(hash -> fold.append(hash, checkpoint.size()));
        if (!checkpoint.hasRoot(fold.root())) {
            throw new Refused(Reason.ROOT_DIFFERS);
        }
        return scope.first() == 0 && heads.check(files);
    }

    private void appendRecords() throws IOException {
        EntryReader records = files.reader(Layout.RECORDS);
        RecordLine record = new RecordLine(records);
        long expected = scope.first();
        while (records.nextLine()) {
            record.read();
            if (record.index() != expected) {
                throw new Refused(Reason.INDEX_HOLE, records.lineNumber(), expected, record.index());
            }
            if (expected == scope.end()) {
                throw new Refused(Reason.COUNT_DIFFERS, scope.count(), records.lineNumber());
            }
            fold.append(record.leafHash(hasher));
            heads.see(record);
            expected++;
        }
        if (expected != scope.end()) {
            throw new Refused(Reason.COUNT_DIFFERS, scope.count(), records.lineNumber());
        }
        files.finish(records);
    }
}
