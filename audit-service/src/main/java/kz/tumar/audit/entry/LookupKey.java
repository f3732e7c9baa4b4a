package kz.tumar.audit.entry;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Sixteen bytes under which the read side finds the entries of one subject or one correlation: the beginning of the
/// SHA-256 of the text, so that any text has a key of one small size.
public final class LookupKey {
    private LookupKey() {}

    public static UUID of(String text) {
        return Digest32.of(text.getBytes(StandardCharsets.UTF_8)).leading();
    }
}
