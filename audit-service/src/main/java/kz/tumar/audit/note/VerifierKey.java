package kz.tumar.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An Ed25519 verifier key (*vkey*) of C2SP signed-note: name, key id and public key in one line. Of its two types one
/// signs notes, the other cosigns checkpoints (C2SP tlog-cosignature).
public final class VerifierKey {
    private static final byte ED25519 = 1;
    private static final byte COSIGNATURE = 4;
    private static final int PUBLIC_LENGTH = 32;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final KeyName name;
    private final byte type;
    private final byte[] publicKey;
    private final byte[] identity;

    private VerifierKey(KeyName name, byte type, byte[] publicKey) {
        this.name = name;
        this.type = type;
        this.publicKey = publicKey;
        this.identity = identity(name, type, publicKey);
    }

    static VerifierKey of(KeyName name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new VerifierKey(name, ED25519, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /// @throws IllegalArgumentException when the line is no Ed25519 vkey or its id is not that of its key
    public static VerifierKey parse(String line) {
        return parse(line, ED25519);
    }

    /// @throws IllegalArgumentException when the line is no vkey of an Ed25519 cosigner or its id is not that of its
    /// key
    public static VerifierKey parseWitness(String line) {
        return parse(line, COSIGNATURE);
    }

    private static VerifierKey parse(String line, byte type) {
        int first = line.indexOf('+');
        int second = line.indexOf('+', first + 1);
        if (first < 1 || second < 0) {
            throw new IllegalArgumentException("a verifier key has the form <name>+<id>+<key>");
        }
        byte[] material = Base64.getDecoder().decode(line.substring(second + 1));
        if (material.length != 1 + PUBLIC_LENGTH || material[0] != type) {
            throw new IllegalArgumentException("only Ed25519 verifier keys of the type asked for are understood");
        }
        VerifierKey key =
                new VerifierKey(new KeyName(line.substring(0, first)), type, Arrays.copyOfRange(material, 1, 33));
        if (!key.encoded().equals(line)) {
            throw new IllegalArgumentException("the key id doesn't belong to this name and key");
        }
        return key;
    }

    public KeyName name() {
        return name;
    }

    public int id() {
        return ByteBuffer.wrap(identity).getInt();
    }

    /// The whole SHA-256 of which the key id is the beginning, in hex: what people compare.
    public String fingerprint() {
        return HexFormat.of().formatHex(identity);
    }

    /// Whether both wrap the same public key, under whatever name and type.
    public boolean wrapsSameKeyAs(VerifierKey other) {
        return Arrays.equals(publicKey, other.publicKey);
    }

    /// One line without its end: `<name>+<hex id>+<base64 of type and public key>`.
    public String encoded() {
        byte[] material =
                ByteBuffer.allocate(1 + PUBLIC_LENGTH).put(type).put(publicKey).array();
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(material);
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            byte[] encoded = ByteBuffer.allocate(X509_PREFIX.length + PUBLIC_LENGTH)
                    .put(X509_PREFIX)
                    .put(publicKey)
                    .array();
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verification.update(text);
            return verification.verify(signature);
        } catch (GeneralSecurityException unusable) {
            return false;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey key && key.encoded().equals(encoded());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(identity);
    }

    @Override
    public String toString() {
        return encoded();
    }

    private static byte[] identity(KeyName name, byte type, byte[] publicKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.value().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(type);
            digest.update(publicKey);
            return digest.digest();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
