package kz.tumar.contract.fact;

import kz.tumar.contract.Range;
import kz.tumar.contract.Sha256;

/// The log was read and hashed again, and is whole.
///
/// @param treeSize up to this size
/// @param root the root found
public record IntegrityVerified(
        @Range(max = 9_000_000_000_000L) long treeSize, Sha256 root) implements AuditFact {}
