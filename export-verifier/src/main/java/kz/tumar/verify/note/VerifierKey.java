package kz.tumar.verify.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import kz.tumar.verify.canonical.HashText;
import kz.tumar.verify.tree.Sha256;
import org.jspecify.annotations.Nullable;

/// A C2SP vkey: `name+id+base64(type || public key)`, with the id that the name, type and key really have.
public final class VerifierKey {
    public static final int ED25519 = 0x01;
    public static final int ED25519_COSIGNATURE = 0x04;
    public static final int ML_DSA_44 = 0x06;

    private final String text;
    private final String name;
    private final int type;
    private final byte[] publicKey;
    private final byte[] identity;

    private VerifierKey(String text, String name, byte[] typed) {
        this.text = text;
        this.name = name;
        this.type = typed[0];
        this.publicKey = Arrays.copyOfRange(typed, 1, typed.length);
        MessageDigest digest = Sha256.digest();
        digest.update((name + "\n").getBytes(UTF_8));
        this.identity = digest.digest(typed);
    }

    public static Optional<VerifierKey> parse(String text) {
        int first = text.indexOf('+');
        int second = text.indexOf('+', first + 1);
        if (first < 1 || second != first + 9 || !KeyNames.isValid(text.substring(0, first))) {
            return Optional.empty();
        }
        return HashText.decode(text.substring(second + 1))
                .filter(VerifierKey::isKnownForm)
                .map(typed -> new VerifierKey(text, text.substring(0, first), typed))
                .filter(key -> key.keyId().equals(text.substring(first + 1, second)));
    }

    private static boolean isKnownForm(byte[] typed) {
        return switch (typed.length == 0 ? 0 : typed[0]) {
            case ED25519, ED25519_COSIGNATURE -> typed.length == 1 + Ed25519.KEY_SIZE;
            case ML_DSA_44 -> typed.length == 1 + MlDsa44.KEY_SIZE;
            default -> false;
        };
    }

    public String text() {
        return text;
    }

    public String name() {
        return name;
    }

    public int type() {
        return type;
    }

    /// Eight hex digits.
    public String keyId() {
        return HexFormat.of().formatHex(identity, 0, 4);
    }

    /// SHA-256 over name, newline, type and public key, in hex. Its first eight digits are the key id.
    public String fingerprint() {
        return HexFormat.of().formatHex(identity);
    }

    /// Whether both wrap the same public key, under whatever name and type.
    public boolean wrapsSameKeyAs(VerifierKey other) {
        return Arrays.equals(publicKey, other.publicKey);
    }

    public boolean verifies(byte[] message, byte[] signature) {
        return type == ML_DSA_44
                ? MlDsa44.verify(publicKey, message, signature)
                : Ed25519.verify(publicKey, message, signature);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey key && key.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
