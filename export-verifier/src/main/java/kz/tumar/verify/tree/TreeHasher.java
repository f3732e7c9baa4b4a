package kz.tumar.verify.tree;

import java.security.MessageDigest;

/// RFC 6962, section 2.1: leaves and nodes have different prefixes, so one can't pass for the other.
/// Not for use by several threads.
public final class TreeHasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = Sha256.digest();

    public byte[] empty() {
        return digest.digest();
    }

    public byte[] leaf(byte[] bytes, int from, int to) {
        digest.update(LEAF);
        digest.update(bytes, from, to - from);
        return digest.digest();
    }

    public byte[] node(byte[] left, byte[] right) {
        digest.update(NODE);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }
}
