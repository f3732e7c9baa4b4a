package kz.tumar.audit.note;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The keys of one log, all under its origin's name. Every one that signs puts its line under each checkpoint, so that
/// who trusts either needs nothing new; the first of them also signs exports. Retired ones sign nothing, and what they
/// signed still holds.
public record LogKeys(List<SigningKey> signing, List<VerifierKey> retired) {
    private static final int MOST_SIGNING = 2;

    public LogKeys {
        signing = List.copyOf(signing);
        retired = List.copyOf(retired);
        if (signing.isEmpty() || signing.size() > MOST_SIGNING) {
            throw new IllegalArgumentException("a log is signed by one key, or by two while one takes over");
        }
        KeyName name = signing.getFirst().verifier().name();
        List<VerifierKey> all = Stream.concat(signing.stream().map(SigningKey::verifier), retired.stream())
                .toList();
        if (all.stream().anyMatch(key -> !key.name().equals(name))
                || all.stream().distinct().count() != all.size()) {
            throw new IllegalArgumentException("a log's keys bear its name and are all different");
        }
    }

    public static LogKeys of(SigningKey key) {
        return new LogKeys(List.of(key), List.of());
    }

    /// The key that signs exports.
    public SigningKey first() {
        return signing.getFirst();
    }

    /// The log's origin.
    public KeyName name() {
        return first().verifier().name();
    }

    /// Every key whose signatures are this log's, of today and of before.
    public List<VerifierKey> known() {
        return Stream.concat(signing.stream().map(SigningKey::verifier), retired.stream())
                .toList();
    }

    /// Signs with every key that signs.
    public SignedNote sign(String text) {
        SignedNote note = first().sign(text);
        for (SigningKey key : signing.subList(1, signing.size())) {
            note = note.with(key.sign(text), List.of(key.verifier()));
        }
        return note;
    }

    /// A note that the log signed before, with the lines of those keys that have joined it since.
    ///
    /// @throws IllegalArgumentException when none of the log's keys signed it: nothing is ever signed unseen
    public SignedNote renewed(SignedNote note) {
        if (!note.isSignedByAny(known())) {
            throw new IllegalArgumentException("a note of somebody else isn't signed");
        }
        return note.with(
                sign(note.text()), signing.stream().map(SigningKey::verifier).toList());
    }

    public boolean isChanging() {
        return signing.size() == MOST_SIGNING;
    }

    /// A new key signs beside the one there is.
    ///
    /// @throws IllegalStateException while another change is going on
    public LogKeys introduced() {
        if (isChanging()) {
            throw new IllegalStateException("one key takes over at a time");
        }
        return new LogKeys(List.of(first(), SigningKey.generate(name())), retired);
    }

    /// The other key is the first from now on; both go on signing checkpoints.
    ///
    /// @throws IllegalStateException when there is no other
    public LogKeys promoted() {
        return new LogKeys(List.of(second(), first()), retired);
    }

    /// The key that isn't the first stops signing.
    ///
    /// @throws IllegalStateException when there is no other
    public LogKeys retiredSecond() {
        List<VerifierKey> all = new ArrayList<>(retired);
        all.add(second().verifier());
        return new LogKeys(List.of(first()), all);
    }

    /// @throws IllegalStateException when one key signs alone
    public SigningKey second() {
        if (!isChanging()) {
            throw new IllegalStateException("no key takes over");
        }
        return signing.getLast();
    }

    /// What the log says of its keys, signed by all that sign: who trusts one of them learns of the others from here.
    public SignedNote statement() {
        StringBuilder text =
                new StringBuilder("tumar-log-keys/v1\n").append(name()).append('\n');
        signing.forEach(key -> text.append("signs ").append(key.verifier()).append('\n'));
        retired.forEach(key -> text.append("retired ").append(key).append('\n'));
        return sign(text.toString());
    }
}
