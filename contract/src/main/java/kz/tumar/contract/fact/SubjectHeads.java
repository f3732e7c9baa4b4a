package kz.tumar.contract.fact;

import kz.tumar.contract.Range;
import kz.tumar.contract.Sha256;

/// Of every subject in the log so far, how many entries there are about it and which is the last: the root of the tree
/// over that, so that nobody can leave the end of somebody's history out unseen.
///
/// @param treeSize the entries it speaks of: all with a lower index
/// @param subjects of how many subjects
/// @param root of the tree over the subjects in the order of their keys
public record SubjectHeads(
        @Range(max = 9_000_000_000_000L) long treeSize,
        @Range(max = 9_000_000_000_000L) long subjects,
        Sha256 root) implements AuditFact {}
