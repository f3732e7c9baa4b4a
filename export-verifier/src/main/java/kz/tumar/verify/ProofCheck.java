package kz.tumar.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kz.tumar.verify.note.Checkpoint;
import kz.tumar.verify.note.TlogProof;
import kz.tumar.verify.note.VerifierKey;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tree.Proofs;
import kz.tumar.verify.tree.TreeHasher;
import kz.tumar.verify.trust.SignedCheckpoint;
import kz.tumar.verify.trust.TrustPolicy;

/// Checks that one entry is in a log, by a proof in a file of its own (C2SP tlog-proof). Without a trusted key there is
/// nothing to check: the proof names none.
final class ProofCheck {
    private static final int MAX_FILE = 1024 * 1024;
    private static final int PEEK = 64;
    private static final String CHECKPOINT = "checkpoint";

    private final TrustPolicy trust;

    ProofCheck(TrustPolicy trust) {
        this.trust = trust;
    }

    static boolean resemblesProof(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return TlogProof.resembles(in.readNBytes(PEEK));
        } catch (IOException e) {
            return false;
        }
    }

    Verdict check(Path proofFile, Path entryFile) {
        TlogProof proof = switch (TlogProof.parse(read(proofFile))) {
            case TlogProof.Read.Proof(TlogProof read) -> read;
            case TlogProof.Read.Malformed(int line) -> throw new Refused(Reason.TLOG_PROOF_MALFORMED, line);
        };
        byte[] entry = read(entryFile);
        Checkpoint checkpoint = Checkpoint.parse(proof.checkpoint().text())
                .orElseThrow(() -> new Refused(Reason.CHECKPOINT_MALFORMED, CHECKPOINT));
        VerifierKey signer = SignedCheckpoint.signer(proof.checkpoint(), checkpoint, trust.logs())
                .orElseThrow(() -> new Refused(Reason.SIGNATURE_MISSING, CHECKPOINT));
        TreeHasher hasher = new TreeHasher();
        if (!new Proofs(hasher)
                .includes(
                        proof.index(),
                        checkpoint.size(),
                        hasher.leaf(entry, 0, entry.length),
                        proof.path(),
                        checkpoint.root())) {
            throw new Refused(Reason.INCLUSION_FAILED, 1, proof.index());
        }
        Map<String, Long> witnesses =
                trust.witnessed(proof.checkpoint()).orElseThrow(() -> new Refused(Reason.QUORUM_NOT_MET));
        return new Verdict.ProofVerified(new ProofFindings(proof.index(), signer, checkpoint, witnesses));
    }

    private static byte[] read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_FILE) {
                throw new Refused(Reason.FILE_UNREADABLE, file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refused(Reason.FILE_UNREADABLE, file);
        }
    }
}
