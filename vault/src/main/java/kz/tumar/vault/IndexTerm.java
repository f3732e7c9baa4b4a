package kz.tumar.vault;

/// A part of a value that it can be found by, for example the name `local-id` with a system's own number. Only a
/// keyed hash of it is stored. Equality is exact: normalising (case, spaces, phone formats) is the caller's work.
///
/// Throws `IllegalArgumentException` when either has another form.
///
/// @param name  a code
/// @param value personal data, 1 to 1024 characters; `toString()` leaves it out
public record IndexTerm(String name, String value) {

    private static final int LONGEST = 1024;

    public IndexTerm {
        Codes.requireCode("an index term's name", name);
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("an index term's value must have 1 to 1024 characters");
        }
    }

    @Override
    public String toString() {
        return "IndexTerm[name=" + name + ", value=redacted]";
    }
}
