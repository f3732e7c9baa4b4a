package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Cosigns with ML-DSA-44 as C2SP tlog-cosignature says, without the code under test.
record QuantumWitness(String name, KeyPair pair) {
    static QuantumWitness named(String name) {
        try {
            return new QuantumWitness(
                    name, KeyPairGenerator.getInstance("ML-DSA-44").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] typed() {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] typed = Arrays.copyOfRange(encoded, encoded.length - 1313, encoded.length);
        typed[0] = 6;
        return typed;
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

    String vkey() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /// @param end the size that is signed
    String line(String origin, long time, long end, byte[] root) {
        try {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(message);
            out.write(new byte[] {'s', 'u', 'b', 't', 'r', 'e', 'e', '/', 'v', '1', '\n', 0});
            out.writeByte(name.length());
            out.writeBytes(name);
            out.writeLong(time);
            out.writeByte(origin.length());
            out.writeBytes(origin);
            out.writeLong(0);
            out.writeLong(end);
            out.write(root);
            Signature signer = Signature.getInstance("ML-DSA-44");
            signer.initSign(pair.getPrivate());
            signer.update(message.toByteArray());
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            DataOutputStream signed = new DataOutputStream(line);
            signed.write(id());
            signed.writeLong(time);
            signed.write(signer.sign());
            return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(line.toByteArray()) + "\n";
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
