package kz.tumar.audit.scrub;

import kz.tumar.audit.tree.TreeHash;

/// The first thing in a round that isn't what was signed.
///
/// @param what the kind of it
/// @param treeSize the size of the tree that was read when it was met
/// @param root the root of what was read until then
public record Damage(What what, long treeSize, TreeHash root) {
    public enum What {
        /// The database can't read its own page, or an entry is gone.
        UNREADABLE,
        /// A tile isn't what the entries under it give, or is gone.
        TILE,
        /// What an entry is found by, or known by, isn't what it says.
        KEYS,
        /// The entries don't give the root of a checkpoint.
        ROOT
    }
}
