package kz.tumar.verify.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tumar.verify.note.Checkpoint;
import kz.tumar.verify.note.NoteSignature;
import kz.tumar.verify.note.SignedNote;
import kz.tumar.verify.note.VerifierKey;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;

/// A checkpoint of which it is known who signed it.
///
/// @param signer a key that the reader trusts, or else the one by which the log names itself
/// @param trusted whether it is one that the reader trusts
/// @param witnesses who cosigned, with the second since 1970 each of them names; only those the reader trusts
public record SignedCheckpoint(
        Checkpoint checkpoint, VerifierKey signer, boolean trusted, Map<String, Long> witnesses) {
    private static final String NAME = "checkpoint";

    public SignedCheckpoint {
        witnesses = Map.copyOf(witnesses);
    }

    /// @param named the key by which the log names itself, for a reader who trusts none yet
    public static SignedCheckpoint of(byte[] note, TrustPolicy trust, Optional<VerifierKey> named) {
        SignedNote signed = note(note);
        Checkpoint checkpoint = checkpoint(signed);
        Optional<VerifierKey> known = signer(signed, checkpoint, trust.logs());
        if (known.isPresent()) {
            Map<String, Long> witnesses = trust.witnessed(signed).orElseThrow(() -> new Refused(Reason.QUORUM_NOT_MET));
            return new SignedCheckpoint(checkpoint, known.get(), true, witnesses);
        }
        VerifierKey stranger = signer(signed, checkpoint, named.stream().toList())
                .orElseThrow(() -> new Refused(Reason.SIGNATURE_MISSING, NAME));
        return new SignedCheckpoint(checkpoint, stranger, false, Map.of());
    }

    /// A checkpoint that one of these keys signed, whoever witnessed it.
    public static Checkpoint signedByOne(byte[] note, List<VerifierKey> keys) {
        SignedNote signed = note(note);
        Checkpoint checkpoint = checkpoint(signed);
        return signer(signed, checkpoint, keys)
                .map(_ -> checkpoint)
                .orElseThrow(() -> new Refused(Reason.SIGNATURE_MISSING, NAME));
    }

    private static SignedNote note(byte[] bytes) {
        return SignedNote.parse(bytes).orElseThrow(() -> new Refused(Reason.NOTE_MALFORMED, NAME));
    }

    private static Checkpoint checkpoint(SignedNote note) {
        return Checkpoint.parse(note.text()).orElseThrow(() -> new Refused(Reason.CHECKPOINT_MALFORMED, NAME));
    }

    /// The verifier key in the text that a log serves.
    public static Optional<VerifierKey> named(Optional<byte[]> vkey) {
        return vkey.map(bytes -> new String(bytes, UTF_8).strip()).flatMap(VerifierKey::parse);
    }

    /// The first of these keys that signed. No signature may lie about being by one of them.
    public static Optional<VerifierKey> signer(SignedNote note, Checkpoint checkpoint, List<VerifierKey> keys) {
        List<VerifierKey> claimed = keys.stream()
                .filter(key -> key.type() == VerifierKey.ED25519 && key.name().equals(checkpoint.origin()))
                .filter(key -> !note.claimedBy(key).isEmpty())
                .toList();
        for (VerifierKey key : claimed) {
            List<NoteSignature> signatures = note.claimedBy(key);
            if (!signatures.stream().allMatch(signature -> signature.isBy(key, note.text()))) {
                throw new Refused(Reason.SIGNATURE_INVALID, NAME);
            }
        }
        return claimed.stream().findFirst();
    }
}
