package kz.tumar.audit.tree;

/// Where the hashes of complete subtrees come from. Asked only for subtrees that lie whole within the tree.
@FunctionalInterface
public interface Subtrees {
    TreeHash hash(Subtree subtree);
}
