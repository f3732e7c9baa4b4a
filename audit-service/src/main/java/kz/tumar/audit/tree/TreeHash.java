package kz.tumar.audit.tree;

import java.util.Arrays;
import java.util.Base64;

/// A node of the Merkle tree. Every hash that this package makes has 32 bytes; one that came from outside is kept as it
/// came, so that a check compares what was really sent.
public final class TreeHash {
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private TreeHash(byte[] bytes) {
        this.bytes = bytes;
    }

    public static TreeHash copyOf(byte[] bytes) {
        return new TreeHash(bytes.clone());
    }

    public static TreeHash copyOf(byte[] bytes, int offset) {
        return new TreeHash(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
    }

    /// @throws IllegalArgumentException when the text is not base64
    public static TreeHash fromBase64(String text) {
        return new TreeHash(Base64.getDecoder().decode(text));
    }

    static TreeHash owning(byte[] bytes) {
        return new TreeHash(bytes);
    }

    byte[] inner() {
        return bytes;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    public int length() {
        return bytes.length;
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
