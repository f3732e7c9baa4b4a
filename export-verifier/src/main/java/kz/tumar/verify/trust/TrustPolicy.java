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
public record TrustPolicy(List<VerifierKey> logs, List<Quorum.Witness> witnesses, Quorum quorum) {
    public TrustPolicy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
    }

    /// No log is known: the most a package can be is consistent.
    public static TrustPolicy nobody() {
        return new TrustPolicy(List.of(), List.of(), new Quorum.NoWitness());
    }

    public static TrustPolicy of(VerifierKey log) {
        return new TrustPolicy(List.of(log), List.of(), new Quorum.NoWitness());
    }

    public boolean trusts(VerifierKey key) {
        return logs.contains(key);
    }

    /// The witnesses of this policy that cosigned, with the time each of them names, if they are enough. A cosignature
    /// that bears a known witness's name and id but isn't by it makes the note nobody's. One without a time
    /// doesn't say that the witness saw no larger tree, and doesn't count.
    public Optional<Map<String, Long>> witnessed(SignedNote checkpoint) {
        Map<String, Long> seen = new TreeMap<>();
        for (Quorum.Witness witness : witnesses) {
            for (NoteSignature signature : checkpoint.claimedBy(witness.key())) {
                OptionalLong time = signature.cosignedAt(witness.key(), checkpoint.text());
                if (time.isEmpty()) {
                    return Optional.empty();
                }
                if (time.getAsLong() > 0) {
                    seen.put(witness.name(), time.getAsLong());
                }
            }
        }
        return quorum.isMet(witness -> seen.containsKey(witness.name())) ? Optional.of(seen) : Optional.empty();
    }
}
