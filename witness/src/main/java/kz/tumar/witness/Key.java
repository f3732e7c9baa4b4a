package kz.tumar.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An Ed25519 verifier key of C2SP signed-note, with a name and a type.
final class Key {
    static final byte NOTE = 1;
    static final byte COSIGNATURE = 4;

    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] typed;
    private final byte[] id;

    private Key(String name, byte[] typed) {
        this.name = name;
        this.typed = typed;
        this.id = Arrays.copyOf(Hashes.sha256((name + "\n").getBytes(UTF_8), typed), 4);
    }

    static Key of(String name, byte type, PublicKey key) {
        if (!isName(name)) {
            throw new IllegalArgumentException("a key's name is not empty and has neither spaces nor '+'");
        }
        byte[] typed = new byte[1 + Hashes.SIZE];
        typed[0] = type;
        System.arraycopy(key.getEncoded(), X509.length, typed, 1, Hashes.SIZE);
        return new Key(name, typed);
    }

    /// Empty when the text is no vkey of this type, or its id isn't that of its key.
    static Optional<Key> parse(String text, byte type) {
        int first = text.indexOf('+');
        int second = text.indexOf('+', first + 1);
        if (first < 1 || second < 0 || !isName(text.substring(0, first))) {
            return Optional.empty();
        }
        return Hashes.base64(text.substring(second + 1))
                .filter(typed -> typed.length == 1 + Hashes.SIZE && typed[0] == type)
                .map(typed -> new Key(text.substring(0, first), typed))
                .filter(key -> key.vkey().equals(text));
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c));
    }

    String name() {
        return name;
    }

    byte[] id() {
        return id.clone();
    }

    String vkey() {
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            byte[] encoded = Arrays.copyOf(X509, X509.length + Hashes.SIZE);
            System.arraycopy(typed, 1, encoded, X509.length, Hashes.SIZE);
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && key.vkey().equals(vkey());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(id);
    }

    @Override
    public String toString() {
        return vkey();
    }
}
