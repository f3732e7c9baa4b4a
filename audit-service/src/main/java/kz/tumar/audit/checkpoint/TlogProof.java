package kz.tumar.audit.checkpoint;

import java.util.List;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.tree.TreeHash;

/// A proof about one entry that stands by itself: C2SP tlog-proof, without extra data.
///
/// @param path from the entry's sibling up to the root's child, in the checkpoint's tree
public record TlogProof(long index, List<TreeHash> path, SignedNote checkpoint) {
    public TlogProof {
        path = List.copyOf(path);
    }

    public String text() {
        StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\nindex ")
                .append(index)
                .append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
