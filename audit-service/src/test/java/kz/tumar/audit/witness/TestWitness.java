package kz.tumar.audit.witness;

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
import kz.tumar.audit.note.VerifierKey;

/// Cosigns as C2SP tlog-cosignature says, without the code under test, and whatever it is given.
record TestWitness(String name, KeyPair pair) {
    static TestWitness named(String name) {
        try {
            return new TestWitness(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One whose signatures outlive today's computers.
    static TestWitness quantum(String name) {
        try {
            return new TestWitness(
                    name, KeyPairGenerator.getInstance("ML-DSA-44").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isQuantum() {
        return !pair.getPublic().getAlgorithm().equals("EdDSA");
    }

    private byte[] typed() {
        byte[] encoded = pair.getPublic().getEncoded();
        int length = isQuantum() ? 1313 : 33;
        byte[] typed = Arrays.copyOfRange(encoded, encoded.length - length, encoded.length);
        typed[0] = (byte) (isQuantum() ? 6 : 4);
        return typed;
    }

    private byte[] message(String text, long time) {
        if (!isQuantum()) {
            return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(UTF_8);
        }
        String[] lines = text.split("\n", -1);
        byte[] root = Base64.getDecoder().decode(lines[2]);
        return ByteBuffer.allocate(12 + 1 + name.length() + 8 + 1 + lines[0].length() + 16 + 32)
                .put("subtree/v1\n\0".getBytes(UTF_8))
                .put((byte) name.length())
                .put(name.getBytes(UTF_8))
                .putLong(time)
                .put((byte) lines[0].length())
                .put(lines[0].getBytes(UTF_8))
                .putLong(0)
                .putLong(Long.parseLong(lines[1]))
                .put(root)
                .array();
    }

    private byte[] id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(UTF_8));
            return Arrays.copyOf(digest.digest(typed()), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    VerifierKey key() {
        return VerifierKey.parseWitness(name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed()));
    }

    String line(String text, long time) {
        try {
            Signature signer = Signature.getInstance(isQuantum() ? "ML-DSA-44" : "Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(message(text, time));
            byte[] signature = signer.sign();
            byte[] bytes = ByteBuffer.allocate(12 + signature.length)
                    .put(id())
                    .putLong(time)
                    .put(signature)
                    .array();
            return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
