package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ExportId;
import kz.tumar.contract.ExportKind;
import kz.tumar.contract.Range;
import kz.tumar.contract.Sha256;
import org.jspecify.annotations.Nullable;

/// An export of the log was made.
///
/// @param exportId names it
/// @param kind what it covers
/// @param entries how many entries
/// @param treeSize the size of the tree it is proved against
/// @param packageHash the digest of the package
/// @param actor who did it
/// @param inquiry the inquiry of the authority that it was made for
public record ExportCreated(
        ExportId exportId,
        ExportKind kind,
        @Range(max = 9_000_000_000_000L) long entries,
        @Range(max = 9_000_000_000_000L) long treeSize,
        Sha256 packageHash,
        Actor actor,
        @Nullable CaseId inquiry)
        implements AuditFact {}
