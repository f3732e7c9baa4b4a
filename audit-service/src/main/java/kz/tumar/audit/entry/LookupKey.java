package kz.tumar.audit.entry;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// What the read side finds entries by: the beginning of the SHA-256 of a text, so that any text has a key of one small
/// size. Sixteen bytes for a subject or a correlation, eight for a type, of which there are few.
public final class LookupKey {
    private LookupKey() {}

    public static UUID of(String text) {
        return Digest32.of(text.getBytes(StandardCharsets.UTF_8)).leading();
    }

    public static long ofType(String text) {
        return of(text).getMostSignificantBits();
    }
}
