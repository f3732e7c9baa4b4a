package kz.tumar.verify;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// RFC 6962, section 2.1, word by word and slowly: the recursive definitions, not the algorithms under test.
final class TestTree {
    private final List<byte[]> leaves = new ArrayList<>();

    void add(byte[] entry) {
        leaves.add(hash(0, entry, new byte[0]));
    }

    byte[] leaf(int index) {
        return leaves.get(index);
    }

    byte[] root(int size) {
        return root(0, size);
    }

    byte[] root(int from, int to) {
        if (from == to) {
            return digest().digest();
        }
        if (to - from == 1) {
            return leaves.get(from);
        }
        int split = from + split(to - from);
        return hash(1, root(from, split), root(split, to));
    }

    List<byte[]> inclusion(int index, int size) {
        return path(index, 0, size);
    }

    private List<byte[]> path(int index, int from, int to) {
        if (to - from <= 1) {
            return new ArrayList<>();
        }
        int split = from + split(to - from);
        boolean left = index < split;
        List<byte[]> path = left ? path(index, from, split) : path(index, split, to);
        path.add(left ? root(split, to) : root(from, split));
        return path;
    }

    List<byte[]> consistency(int size1, int size2) {
        return subproof(size1, 0, size2, true);
    }

    private List<byte[]> subproof(int size1, int from, int to, boolean complete) {
        if (size1 == to) {
            return complete ? new ArrayList<>() : new ArrayList<>(List.of(root(from, to)));
        }
        int split = from + split(to - from);
        if (size1 <= split) {
            List<byte[]> proof = subproof(size1, from, split, complete);
            proof.add(root(split, to));
            return proof;
        }
        List<byte[]> proof = subproof(size1, split, to, false);
        proof.add(root(from, split));
        return proof;
    }

    /// The subtrees that cover `[from, to)`: at each position the largest aligned one that fits.
    List<byte[]> cover(int from, int to) {
        List<byte[]> cover = new ArrayList<>();
        int at = from;
        while (at < to) {
            int width = 1;
            while (at % (width * 2) == 0 && at + width * 2 <= to) {
                width *= 2;
            }
            cover.add(root(at, at + width));
            at += width;
        }
        return cover;
    }

    private static int split(int size) {
        int split = 1;
        while (split * 2 < size) {
            split *= 2;
        }
        return split;
    }

    private static byte[] hash(int prefix, byte[] left, byte[] right) {
        MessageDigest digest = digest();
        digest.update((byte) prefix);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
