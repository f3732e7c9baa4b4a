package kz.tumar.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// A log as RFC 6962 defines it, computed anew for every question, and a key that signs its checkpoints.
final class TestLog {
    static final String ORIGIN = "log.example.test/7f3a";

    private final String fork;
    private final String name;
    private final KeyPair pair;

    TestLog(String name, String fork) {
        this(name, fork, newPair());
    }

    private TestLog(String name, String fork, KeyPair pair) {
        this.name = name;
        this.fork = fork;
        this.pair = pair;
    }

    /// Another history under the same key.
    TestLog forked() {
        return new TestLog(name, fork + "x", pair);
    }

    Key key() {
        return Key.of(name, Key.NOTE, pair.getPublic());
    }

    private byte[] leaf(int index) {
        // the histories of two forks are the same in their first five entries
        return Hashes.sha256(new byte[] {0}, ((index < 5 ? "" : fork) + index).getBytes(UTF_8));
    }

    private byte[] root(int from, int to) {
        if (from == to) {
            return Hashes.sha256();
        }
        if (to - from == 1) {
            return leaf(from);
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        return Hashes.node(root(from, middle), root(middle, to));
    }

    List<byte[]> consistency(int from, int to) {
        List<byte[]> proof = new ArrayList<>();
        subproof(from, 0, to, true, proof);
        return proof;
    }

    private void subproof(int old, int from, int to, boolean known, List<byte[]> proof) {
        int count = to - from;
        if (old == count) {
            if (!known) {
                proof.add(root(from, to));
            }
            return;
        }
        int left = Integer.highestOneBit(count - 1);
        if (old <= left) {
            subproof(old, from, from + left, known, proof);
            proof.add(root(from + left, to));
        } else {
            subproof(old - left, from + left, to, false, proof);
            proof.add(root(from, from + left));
        }
    }

    String text(int size) {
        return name + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root(0, size)) + "\n";
    }

    String note(String text) {
        return text + "\n" + line(text);
    }

    String line(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(text.getBytes(UTF_8));
            byte[] bytes =
                    ByteBuffer.allocate(68).put(key().id()).put(signer.sign()).array();
            return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String body(long old, List<byte[]> proof, String note) {
        return "old " + old + "\n"
                + proof.stream()
                        .map(hash -> Base64.getEncoder().encodeToString(hash) + "\n")
                        .collect(Collectors.joining())
                + "\n" + note;
    }

    /// A right request from one size to another.
    String from(int old, int size) {
        return body(old, old == 0 || old == size ? List.of() : consistency(old, size), note(text(size)));
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
