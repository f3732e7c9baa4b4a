package kz.tumar.contract.fact;

import kz.tumar.contract.Range;
import kz.tumar.contract.Sha256;
import org.jspecify.annotations.Nullable;

/// The log was read and hashed again, and is not what was signed.
///
/// @param treeSize at this size
/// @param root the root found
public record IntegrityBroken(
        @Range(max = 9_000_000_000_000L) long treeSize,
        @Nullable Sha256 root) implements AuditFact {}
