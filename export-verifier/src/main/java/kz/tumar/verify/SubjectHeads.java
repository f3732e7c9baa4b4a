package kz.tumar.verify;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import kz.tumar.verify.entry.HeadsEntry;
import kz.tumar.verify.entry.Histories;
import kz.tumar.verify.note.Checkpoint;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tree.Proofs;
import kz.tumar.verify.tree.TreeHasher;

/// Holds a package against what the log stated, after it was asked for, of where each subject's history ends: so that
/// nothing can be missing at the end, as the numbers see to that nothing is missing before.
final class SubjectHeads {
    private final HeadsEntry stated;
    private final ProofText.Heads proof;
    private final TreeHasher hasher = new TreeHasher();
    private final Proofs proofs = new Proofs(hasher);

    private SubjectHeads(HeadsEntry stated, ProofText.Heads proof) {
        this.stated = stated;
        this.proof = proof;
    }

    static SubjectHeads read(PackageFiles files, Scope.OfSubjects scope, Checkpoint checkpoint) throws IOException {
        byte[] entry = files.content(Layout.HEADS_ENTRY);
        HeadsEntry stated = HeadsEntry.parse(Layout.HEADS_ENTRY, entry, 0, entry.length);
        ProofText.Heads proof = new ProofText().heads(files.content(Layout.HEADS));
        SubjectHeads heads = new SubjectHeads(stated, proof);
        heads.requireLogged(entry, checkpoint);
        if (stated.time().toEpochSecond() < scope.moment().toEpochSecond()) {
            throw new Refused(Reason.HEADS_OLD);
        }
        return heads;
    }

    private void requireLogged(byte[] entry, Checkpoint checkpoint) {
        byte[] leaf = hasher.leaf(entry, 0, entry.length);
        boolean logged = stated.treeSize() <= proof.index()
                && proofs.includes(proof.index(), checkpoint.size(), leaf, proof.proof(), checkpoint.root());
        if (!logged) {
            throw new Refused(Reason.HEADS_NOT_LOGGED);
        }
    }

    /// The package holds what the log's first entries say, as many as this.
    long treeSize() {
        return stated.treeSize();
    }

    /// @param ends where the records about each of the subjects end, in their order
    void require(Map<String, Histories.End> ends) {
        List<ProofText.Head> leaves = proof.leaves();
        if (leaves.size() != ends.size()) {
            throw new Refused(Reason.HEADS_DIFFER, Math.min(leaves.size(), ends.size()) + 1);
        }
        int place = 0;
        for (Map.Entry<String, Histories.End> end : ends.entrySet()) {
            ProofText.Head head = leaves.get(place++);
            byte[] leaf = Histories.leaf(hasher, end.getKey(), end.getValue());
            if (!proofs.includes(head.position(), stated.subjects(), leaf, head.proof(), stated.root())) {
                throw new Refused(Reason.HEADS_DIFFER, place);
            }
        }
    }
}
