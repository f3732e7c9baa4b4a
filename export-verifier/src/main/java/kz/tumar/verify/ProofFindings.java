package kz.tumar.verify;

import java.util.Map;
import kz.tumar.verify.note.Checkpoint;
import kz.tumar.verify.note.VerifierKey;

/// What a proof about one entry showed.
///
/// @param signer the trusted key that signed the checkpoint
/// @param witnesses who cosigned it, with the second since 1970 each of them names; only those the reader trusts
public record ProofFindings(long index, VerifierKey signer, Checkpoint checkpoint, Map<String, Long> witnesses) {
    public ProofFindings {
        witnesses = Map.copyOf(witnesses);
    }
}
