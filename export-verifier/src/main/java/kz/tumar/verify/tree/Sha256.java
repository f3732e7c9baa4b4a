package kz.tumar.verify.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 of the JDK, which every JDK must have.
public final class Sha256 {
    public static final int SIZE = 32;

    private Sha256() {}

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }
}
