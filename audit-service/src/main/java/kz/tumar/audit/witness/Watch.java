package kz.tumar.audit.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.VerifierKey;

/// What is known of the witnesses at a moment, and which checkpoint to show because of it. A value: it is replaced as a
/// whole.
///
/// @param enough the largest checkpoint that enough witnesses cosigned, with their lines
/// @param enoughAt when it was last so that enough of them had cosigned the latest checkpoint that was asked about
/// @param outcomes what became of asking each witness the last time, by its name
record Watch(Optional<SignedNote> enough, Instant enoughAt, Map<String, Asking.Outcome> outcomes) {
    Watch {
        outcomes = Map.copyOf(outcomes);
    }

    static Watch beginning(Instant now) {
        return new Watch(Optional.empty(), now, Map.of());
    }

    /// The same, after a round about one checkpoint: who was asked anew, and who had cosigned it before.
    Watch after(WitnessPolicy policy, SignedNote note, Map<String, Asking.Outcome> round, Instant now) {
        Map<String, Asking.Outcome> all = new TreeMap<>(outcomes);
        all.putAll(round);
        boolean met = policy.isEnough(policy.cosigners(note));
        return met ? new Watch(Optional.of(note), now, all) : new Watch(enough, enoughAt, all);
    }

    /// The same, with what was confirmed before: as of when that was, unless it is the latest there is to confirm.
    Watch remembering(WitnessPolicy policy, SignedNote note, SignedNote latest, Instant now) {
        if (note.text().equals(latest.text())) {
            return new Watch(Optional.of(note), now, outcomes);
        }
        Instant met = policy.enoughAt(note).filter(now::isAfter).orElse(now);
        return new Watch(Optional.of(note), enough.isPresent() && enoughAt.isAfter(met) ? enoughAt : met, outcomes);
    }

    /// Whether enough of them kept up with the log within this time.
    boolean keepsUp(Instant now, Duration patience) {
        return !now.isAfter(enoughAt.plus(patience));
    }

    boolean isAccused() {
        return outcomes.values().stream().anyMatch(Asking.Outcome::accuses);
    }

    /// The checkpoint to show: the witnessed one while that is fresh, and never one smaller than was shown before;
    /// else the latest, since witnesses that are away must not hide the log.
    SignedNote shown(WitnessPolicy policy, SignedNote latest, long shownBefore, Instant now, Duration patience) {
        if (!policy.asksForWitnesses() || enough.isEmpty() || !keepsUp(now, patience)) {
            return latest;
        }
        long size = Checkpoint.parse(enough.get()).size();
        return size >= shownBefore ? enough.get() : latest;
    }

    /// Who watches: those that cosigned the checkpoint that is enough.
    Set<VerifierKey> witnesses(WitnessPolicy policy) {
        return enough.map(policy::cosigners).orElse(Set.of());
    }
}
