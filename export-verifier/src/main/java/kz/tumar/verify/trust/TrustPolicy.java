package kz.tumar.verify.trust;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import kz.tumar.verify.note.NoteSignature;
import kz.tumar.verify.note.SignedNote;
import kz.tumar.verify.note.VerifierKey;

/// Which logs' checkpoints hold, and which witnesses must have cosigned them (C2SP tlog-policy).
public record TrustPolicy(List<VerifierKey> logs, Quorum quorum) {
    public TrustPolicy {
        logs = List.copyOf(logs);
    }

    /// No log is known: the most a package can be is consistent.
    public static TrustPolicy nobody() {
        return new TrustPolicy(List.of(), new Quorum.NoWitness());
    }

    public static TrustPolicy of(VerifierKey log) {
        return new TrustPolicy(List.of(log), new Quorum.NoWitness());
    }

    public boolean trusts(VerifierKey key) {
        return logs.contains(key);
    }

    /// The witnesses of this policy that cosigned, with the time each of them names, if they are enough.
    public Optional<Map<String, Long>> witnessed(SignedNote checkpoint) {
        Map<String, Long> seen = new TreeMap<>();
        return quorum.isMet(witness -> cosigned(checkpoint, witness, seen)) ? Optional.of(seen) : Optional.empty();
    }

    private static boolean cosigned(SignedNote checkpoint, Quorum.Witness witness, Map<String, Long> seen) {
        for (NoteSignature signature : checkpoint.claimedBy(witness.key())) {
            OptionalLong time = signature.cosignedAt(witness.key(), checkpoint.text());
            if (time.isPresent()) {
                seen.put(witness.name(), time.getAsLong());
                return true;
            }
        }
        return false;
    }
}
