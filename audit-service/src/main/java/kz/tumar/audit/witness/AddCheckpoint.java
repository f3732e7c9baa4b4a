package kz.tumar.audit.witness;

import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.tree.TreeHash;

/// The body of the request by which a witness is given a checkpoint (C2SP tlog-witness, add-checkpoint).
///
/// @param old the size that the witness saw last, as far as the log knows
/// @param proof that the checkpoint's tree grew out of that one; empty when the sizes are equal or the old one is zero
record AddCheckpoint(long old, List<TreeHash> proof, SignedNote checkpoint) {
    private static final int MOST_HASHES = 63;

    AddCheckpoint {
        proof = List.copyOf(proof);
        if (old < 0 || proof.size() > MOST_HASHES) {
            throw new IllegalArgumentException("no such request");
        }
    }

    byte[] body() {
        StringBuilder body = new StringBuilder("old ").append(old).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(checkpoint).toString().getBytes(StandardCharsets.UTF_8);
    }
}
