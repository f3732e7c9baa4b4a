package kz.tumar.verify.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.tumar.verify.note.NoteSignature;
import kz.tumar.verify.note.SignedNote;
import kz.tumar.verify.note.VerifierKey;

/// What a log says of its keys, as a note under every key that signs: whoever trusts one of them learns of the others.
public final class KeyStatement {
    private static final String FIRST_LINE = "tumar-log-keys/v1";
    private static final String SIGNS = "signs ";
    private static final String RETIRED = "retired ";

    private KeyStatement() {}

    /// The policy with the keys that sign by the word of one that it trusts already.
    ///
    /// @return empty when this is no such statement, or none of the trusted keys made it
    public static Optional<TrustPolicy> extend(TrustPolicy trust, byte[] bytes) {
        return SignedNote.parse(bytes).flatMap(note -> extend(trust, note));
    }

    private static Optional<TrustPolicy> extend(TrustPolicy trust, SignedNote note) {
        List<String> lines = Arrays.asList(note.text().split("\n"));
        if (lines.size() < 3 || !lines.getFirst().equals(FIRST_LINE)) {
            return Optional.empty();
        }
        String origin = lines.get(1);
        if (trust.logs().stream().noneMatch(key -> key.name().equals(origin) && signed(note, key))) {
            return Optional.empty();
        }
        List<VerifierKey> logs = new ArrayList<>(trust.logs());
        for (String line : lines.subList(2, lines.size())) {
            if (line.startsWith(SIGNS)) {
                Optional<VerifierKey> key = VerifierKey.parse(line.substring(SIGNS.length()))
                        .filter(one ->
                                one.type() == VerifierKey.ED25519 && one.name().equals(origin));
                if (key.isEmpty()) {
                    return Optional.empty();
                }
                key.filter(one -> logs.stream().noneMatch(one::wrapsSameKeyAs)).ifPresent(logs::add);
            } else if (!line.startsWith(RETIRED)) {
                return Optional.empty();
            }
        }
        return Optional.of(new TrustPolicy(logs, trust.witnesses(), trust.quorum()));
    }

    private static boolean signed(SignedNote note, VerifierKey key) {
        List<NoteSignature> claimed = note.claimedBy(key);
        return !claimed.isEmpty() && claimed.stream().allMatch(signature -> signature.isBy(key, note.text()));
    }
}
