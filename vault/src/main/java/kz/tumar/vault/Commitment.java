package kz.tumar.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// `SHA-256("tumar/commitment/v1" ‖ nonce32 ‖ value)` as 64 lower-case hex digits: it binds to the value, and
/// without the sealed nonce nobody can test a guess against it. It stays meaningful, and harmless, after the value
/// is destroyed.
///
/// Throws `IllegalArgumentException` when `hex` has another form.
public record Commitment(String hex) {

    static final int NONCE_BYTES = 32;
    private static final byte[] DOMAIN = "tumar/commitment/v1".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public Commitment {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a commitment must be 64 lower-case hex digits");
        }
    }

    /// The commitment to `value` under `nonce`.
    ///
    /// @param nonce 32 bytes
    /// @throws IllegalArgumentException when the nonce has another length
    public static Commitment to(byte[] nonce, byte[] value) {
        if (nonce.length != NONCE_BYTES) {
            throw new IllegalArgumentException("a commitment's nonce has 32 bytes");
        }
        MessageDigest digest = Hashing.sha256();
        digest.update(DOMAIN);
        digest.update(nonce);
        return of(digest.digest(value));
    }

    static Commitment of(byte[] hash) {
        return new Commitment(HexFormat.of().formatHex(hash));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
