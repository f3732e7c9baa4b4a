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

/// An Ed25519 verifier key (*vkey*) of C2SP signed-note: name, key id and public key in one line.
public final class VerifierKey {
    private static final byte ED25519 = 1;
    private static final int PUBLIC_LENGTH = 32;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final KeyName name;
    private final byte[] publicKey;
    private final int id;

    private VerifierKey(KeyName name, byte[] publicKey) {
        this.name = name;
        this.publicKey = publicKey;
        this.id = keyId(name, publicKey);
    }

    static VerifierKey of(KeyName name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new VerifierKey(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /// @throws IllegalArgumentException when the line is no Ed25519 vkey or its id is not that of its key
    public static VerifierKey parse(String line) {
        int first = line.indexOf('+');
        int second = line.indexOf('+', first + 1);
        if (first < 1 || second < 0) {
            throw new IllegalArgumentException("a verifier key has the form <name>+<id>+<key>");
        }
        byte[] material = Base64.getDecoder().decode(line.substring(second + 1));
        if (material.length != 1 + PUBLIC_LENGTH || material[0] != ED25519) {
            throw new IllegalArgumentException("only Ed25519 verifier keys are understood");
        }
        VerifierKey key = new VerifierKey(new KeyName(line.substring(0, first)), Arrays.copyOfRange(material, 1, 33));
        if (!key.encoded().equals(line)) {
            throw new IllegalArgumentException("the key id doesn't belong to this name and key");
        }
        return key;
    }

    public KeyName name() {
        return name;
    }

    public int id() {
        return id;
    }

    /// One line without its end: `<name>+<hex id>+<base64 of type and public key>`.
    public String encoded() {
        byte[] material = ByteBuffer.allocate(1 + PUBLIC_LENGTH)
                .put(ED25519)
                .put(publicKey)
                .array();
        return name + "+" + HexFormat.of().toHexDigits(id) + "+"
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

    private static int keyId(KeyName name, byte[] publicKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.value().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(ED25519);
            digest.update(publicKey);
            return ByteBuffer.wrap(digest.digest()).getInt();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
