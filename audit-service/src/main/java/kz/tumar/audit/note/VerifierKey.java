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
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A verifier key (*vkey*) of C2SP signed-note: name, key id and public key in one line. One of its types signs notes,
/// the others cosign checkpoints (C2SP tlog-cosignature).
public final class VerifierKey {
    private final KeyName name;
    private final KeyType type;
    private final byte[] publicKey;
    private final byte[] identity;

    private VerifierKey(KeyName name, KeyType type, byte[] publicKey) {
        this.name = name;
        this.type = type;
        this.publicKey = publicKey;
        this.identity = identity(name, type, publicKey);
    }

    static VerifierKey of(KeyName name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        KeyType type = KeyType.ED25519;
        return new VerifierKey(name, type, Arrays.copyOfRange(encoded, type.prefix().length, encoded.length));
    }

    /// @throws IllegalArgumentException when the line is no Ed25519 vkey or its id is not that of its key
    public static VerifierKey parse(String line) {
        return parse(line, EnumSet.of(KeyType.ED25519));
    }

    /// @throws IllegalArgumentException when the line is no vkey of a cosigner or its id is not that of its key
    public static VerifierKey parseWitness(String line) {
        return parse(line, EnumSet.of(KeyType.ED25519_COSIGNATURE, KeyType.ML_DSA_44));
    }

    private static VerifierKey parse(String line, Set<KeyType> types) {
        int first = line.indexOf('+');
        int second = line.indexOf('+', first + 1);
        if (first < 1 || second < 0) {
            throw new IllegalArgumentException("a verifier key has the form <name>+<id>+<key>");
        }
        byte[] material = Base64.getDecoder().decode(line.substring(second + 1));
        KeyType type = KeyType.of(material)
                .filter(types::contains)
                .orElseThrow(() -> new IllegalArgumentException("a verifier key of another type was asked for"));
        VerifierKey key = new VerifierKey(
                new KeyName(line.substring(0, first)), type, Arrays.copyOfRange(material, 1, material.length));
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
        byte[] material = ByteBuffer.allocate(1 + type.length)
                .put(type.code)
                .put(publicKey)
                .array();
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(material);
    }

    /// What this witness would sign of a checkpoint at that second; empty when it couldn't.
    Optional<byte[]> cosigned(String text, long time) {
        return switch (type) {
            case ED25519 -> Optional.empty();
            case ED25519_COSIGNATURE -> Optional.of(CosignedMessage.ed25519(text, time));
            case ML_DSA_44 -> CosignedMessage.mlDsa44(name, text, time);
        };
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            byte[] prefix = type.prefix();
            byte[] encoded = ByteBuffer.allocate(prefix.length + type.length)
                    .put(prefix)
                    .put(publicKey)
                    .array();
            Signature verification = Signature.getInstance(type.algorithm);
            verification.initVerify(
                    KeyFactory.getInstance(type.algorithm).generatePublic(new X509EncodedKeySpec(encoded)));
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

    private static byte[] identity(KeyName name, KeyType type, byte[] publicKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.value().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(type.code);
            digest.update(publicKey);
            return digest.digest();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
