package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Signs notes as the specification says, without the code under test.
final class TestKey {
    private final String name;
    private final int type;
    private final KeyPair pair;
    private final byte[] typed = new byte[33];

    TestKey(String name) {
        this(name, 1);
    }

    TestKey(String name, int type) {
        this(name, type, newPair());
    }

    private TestKey(String name, int type, KeyPair pair) {
        this.name = name;
        this.type = type;
        this.pair = pair;
        byte[] encoded = pair.getPublic().getEncoded();
        typed[0] = (byte) type;
        System.arraycopy(encoded, encoded.length - 32, typed, 1, 32);
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    TestKey named(String other) {
        return new TestKey(other, type, pair);
    }

    String name() {
        return name;
    }

    String fingerprint() {
        return HexFormat.of().formatHex(identity());
    }

    String vkey() {
        return name + "+" + fingerprint().substring(0, 8) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    byte[] note(String text) {
        return (text + "\n" + signatureLine(text)).getBytes(UTF_8);
    }

    String signatureLine(String text) {
        return line(new byte[0], sign(text));
    }

    String cosignatureLine(String text, long time) {
        byte[] timestamp = ByteBuffer.allocate(8).putLong(time).array();
        return line(timestamp, sign("cosignature/v1\ntime " + time + "\n" + text));
    }

    private String line(byte[] prefix, byte[] signature) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + prefix.length + signature.length);
        bytes.put(Arrays.copyOf(identity(), 4)).put(prefix).put(signature);
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(bytes.array()) + "\n";
    }

    private byte[] sign(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(text.getBytes(UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] identity() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(UTF_8));
            return digest.digest(typed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
