package kz.tumar.audit.tree;

import java.util.ArrayList;
import java.util.List;

/// RFC 6962 as its text reads, recursion and all: slow, and the measure for what is fast.
final class NaiveTree {
    private final List<TreeHash> leaves;

    NaiveTree(List<TreeHash> leaves) {
        this.leaves = leaves;
    }

    TreeHash root(int size) {
        return root(0, size);
    }

    TreeHash subtree(Subtree subtree) {
        return root((int) subtree.start(), (int) subtree.end());
    }

    List<TreeHash> path(int index, int size) {
        return path(index, 0, size);
    }

    List<TreeHash> proof(int from, int to) {
        return subproof(from, 0, to, true);
    }

    private TreeHash root(int from, int to) {
        if (from == to) {
            return Rfc6962.emptyRoot();
        }
        if (to - from == 1) {
            return leaves.get(from);
        }
        int k = split(to - from);
        return Rfc6962.node(root(from, from + k), root(from + k, to));
    }

    private List<TreeHash> path(int m, int from, int to) {
        if (to - from == 1) {
            return List.of();
        }
        int k = split(to - from);
        List<TreeHash> path;
        if (m < k) {
            path = new ArrayList<>(path(m, from, from + k));
            path.add(root(from + k, to));
        } else {
            path = new ArrayList<>(path(m - k, from + k, to));
            path.add(root(from, from + k));
        }
        return path;
    }

    private List<TreeHash> subproof(int m, int from, int to, boolean b) {
        if (m == to - from) {
            return b ? List.of() : List.of(root(from, to));
        }
        int k = split(to - from);
        List<TreeHash> proof;
        if (m <= k) {
            proof = new ArrayList<>(subproof(m, from, from + k, b));
            proof.add(root(from + k, to));
        } else {
            proof = new ArrayList<>(subproof(m - k, from + k, to, false));
            proof.add(root(from, from + k));
        }
        return proof;
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }
}
