package kz.tumar.verify.canonical;

import java.util.Base64;
import java.util.Optional;

/// Base64 (RFC 4648, section 4) that has exactly one spelling: padded, without stray bits or white space.
public final class HashText {
    private HashText() {}

    public static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static Optional<byte[]> decode(String text, int size) {
        return decode(text).filter(bytes -> bytes.length == size);
    }

    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
