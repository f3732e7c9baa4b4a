package kz.tumar.vault;

/// The issued reference of the person whose data is sealed: `s-` and 26 Crockford base32 characters, the last a
/// check character.
///
/// Throws `IllegalArgumentException` when `ref` has another form; the message never repeats it.
public record Subject(String ref) {

    public Subject {
        if (!CheckedReference.isValid('s', ref)) {
            throw new IllegalArgumentException("a subject must be an issued reference: s- and 26 characters, "
                    + "the last of them the check character");
        }
    }
}
