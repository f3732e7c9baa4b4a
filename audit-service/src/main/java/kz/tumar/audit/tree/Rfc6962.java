package kz.tumar.audit.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The hashing of RFC 6962, section 2.1: leaves and nodes are told apart by a prefix byte, so that no node can pass for
/// an entry.
public final class Rfc6962 {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Rfc6962::newDigest);

    private Rfc6962() {}

    public static TreeHash leaf(byte[] data) {
        return leaf(data, 0, data.length);
    }

    public static TreeHash leaf(byte[] data, int offset, int length) {
        MessageDigest digest = DIGEST.get();
        digest.update(LEAF);
        digest.update(data, offset, length);
        return TreeHash.owning(digest.digest());
    }

    /// The leaf whose data is what these two say together.
    public static TreeHash leaf(byte[] head, byte[] tail) {
        MessageDigest digest = DIGEST.get();
        digest.update(LEAF);
        digest.update(head);
        digest.update(tail);
        return TreeHash.owning(digest.digest());
    }

    public static TreeHash node(TreeHash left, TreeHash right) {
        MessageDigest digest = DIGEST.get();
        digest.update(NODE);
        digest.update(left.inner());
        digest.update(right.inner());
        return TreeHash.owning(digest.digest());
    }

    /// The root of the tree without entries.
    public static TreeHash emptyRoot() {
        return TreeHash.owning(DIGEST.get().digest());
    }

    /// Folds complete subtrees, from left to right, into the root of the range they cover.
    static TreeHash fold(List<TreeHash> subtrees) {
        if (subtrees.isEmpty()) {
            return emptyRoot();
        }
        TreeHash root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = node(subtrees.get(i), root);
        }
        return root;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
