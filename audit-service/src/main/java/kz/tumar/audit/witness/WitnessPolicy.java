package kz.tumar.audit.witness;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.VerifierKey;

/// Who watches this log, and how many of them are enough (C2SP tlog-policy). The lines about the log itself aren't part
/// of it: the log knows its own keys.
///
/// @param lines the policy as it is handed on, without the lines about logs
public record WitnessPolicy(List<Witness> witnesses, Quorum quorum, List<String> lines) {
    public WitnessPolicy {
        witnesses = List.copyOf(witnesses);
        lines = List.copyOf(lines);
    }

    /// @param url where it takes checkpoints (its submission prefix); without one it isn't asked
    public record Witness(String name, VerifierKey key, Optional<URI> url) {}

    /// Nobody watches.
    public static WitnessPolicy none() {
        return new WitnessPolicy(List.of(), new Quorum.Nobody(), List.of("quorum none"));
    }

    public boolean asksForWitnesses() {
        return !(quorum instanceof Quorum.Nobody);
    }

    public boolean isEnough(Set<VerifierKey> cosigned) {
        return quorum.isMetBy(cosigned);
    }

    public Set<VerifierKey> keys() {
        return witnesses.stream().map(Witness::key).collect(Collectors.toUnmodifiableSet());
    }

    /// Which of the witnesses cosigned this note.
    public Set<VerifierKey> cosigners(SignedNote note) {
        return keys().stream().filter(key -> note.cosignedAt(key).isPresent()).collect(Collectors.toUnmodifiableSet());
    }

    /// When, by their own words, as many witnesses as are enough had cosigned this note.
    public Optional<Instant> enoughAt(SignedNote note) {
        Set<VerifierKey> cosigned = new HashSet<>();
        return cosigners(note).stream()
                .sorted(Comparator.comparingLong(key -> at(note, key)))
                .filter(key -> cosigned.add(key) && isEnough(cosigned))
                .findFirst()
                .map(last -> Instant.ofEpochSecond(at(note, last)));
    }

    private static long at(SignedNote note, VerifierKey witness) {
        return note.cosignedAt(witness).orElse(Long.MAX_VALUE);
    }

    /// The whole policy for those who verify: every key whose signatures are this log's, then the witnesses.
    public String text(LogKeys log) {
        StringBuilder text = new StringBuilder();
        log.known().forEach(key -> text.append("log ").append(key).append('\n'));
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
