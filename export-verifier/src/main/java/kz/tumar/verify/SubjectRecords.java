package kz.tumar.verify;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.tumar.verify.archive.EntryReader;
import kz.tumar.verify.entry.Histories;
import kz.tumar.verify.note.Checkpoint;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tree.Proofs;
import kz.tumar.verify.tree.TreeHasher;

/// Proves every record into the log's tree, and counts each subject's records: 1, 2, 3 … without a gap, to the last one
/// that the log's statement of heads speaks of. Reads records and proofs side by side.
final class SubjectRecords {
    private final PackageFiles files;
    private final Scope.OfSubjects scope;
    private final Checkpoint checkpoint;
    private final TreeHasher hasher = new TreeHasher();
    private final Proofs proofs = new Proofs(hasher);
    private final Map<String, Histories.End> ends = new LinkedHashMap<>();

    SubjectRecords(PackageFiles files, Scope.OfSubjects scope, Checkpoint checkpoint) {
        this.files = files;
        this.scope = scope;
        this.checkpoint = checkpoint;
        scope.subjects().forEach(subject -> ends.put(subject, new Histories.End(0, 0)));
    }

    /// @return of how many entries of the log, from the first, the records are all that is about the subjects
    long check() throws IOException {
        SubjectHeads heads = SubjectHeads.read(files, scope, checkpoint);
        EntryReader records = files.reader(Layout.RECORDS);
        EntryReader inclusions = files.reader(Layout.INCLUSION);
        RecordLine record = new RecordLine(records);
        ProofText text = new ProofText();
        byte[] root = checkpoint.root();
        long previous = -1;
        while (records.nextLine()) {
            record.read();
            checkIndex(records.lineNumber(), previous, record.index());
            previous = record.index();
            countSubject(records.lineNumber(), record);
            if (!inclusions.nextLine()) {
                throw new Refused(Reason.PROOF_COUNT);
            }
            ProofText.Inclusion inclusion = text.inclusion(
                    inclusions.name(),
                    inclusions.lineNumber(),
                    inclusions.buffer(),
                    inclusions.lineStart(),
                    inclusions.lineEnd());
            if (inclusion.index() != record.index()) {
                throw new Refused(Reason.PROOF_INDEX, inclusions.lineNumber(), inclusion.index(), record.index());
            }
            byte[] leaf = record.leafHash(hasher);
            if (!proofs.includes(record.index(), checkpoint.size(), leaf, inclusion.proof(), root)) {
                throw new Refused(Reason.INCLUSION_FAILED, records.lineNumber(), record.index());
            }
        }
        if (inclusions.nextLine()) {
            throw new Refused(Reason.PROOF_COUNT);
        }
        if (records.lineNumber() != scope.count()) {
            throw new Refused(Reason.COUNT_DIFFERS, scope.count(), records.lineNumber());
        }
        files.finish(records);
        files.finish(inclusions);
        heads.require(ends);
        return heads.treeSize();
    }

    private void checkIndex(long line, long previous, long index) {
        if (index <= previous) {
            throw new Refused(Reason.INDEX_ORDER, line, index);
        }
        if (index >= checkpoint.size()) {
            throw new Refused(Reason.INDEX_BEYOND_TREE, index, checkpoint.size());
        }
    }

    private void countSubject(long line, RecordLine record) {
        Histories.End end = ends.get(record.subject());
        if (end == null) {
            throw new Refused(Reason.SUBJECT_OUTSIDE_SCOPE, line);
        }
        if (record.subjectNumber() != end.number() + 1) {
            throw new Refused(Reason.SUBJECT_NUMBER_GAP, line, end.number() + 1, record.subjectNumber());
        }
        ends.put(record.subject(), new Histories.End(record.subjectNumber(), record.index()));
    }
}
