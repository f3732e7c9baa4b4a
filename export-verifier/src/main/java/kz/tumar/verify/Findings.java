package kz.tumar.verify;

import java.util.Map;
import java.util.OptionalLong;
import kz.tumar.verify.note.Checkpoint;
import kz.tumar.verify.note.VerifierKey;

/// What a package that held together says, and what was seen while checking it.
///
/// @param headsSize for subjects: the records are all about them among so many first entries; for a period: 1 when what
/// the log stated of everybody's history was held against all entries, else 0
/// @param previousSize the size of the earlier tree that the log was proved to extend
/// @param witnesses who cosigned, with the second since 1970 each of them names; only those the reader trusts
public record Findings(
        Scope scope,
        VerifierKey signer,
        Checkpoint checkpoint,
        long headsSize,
        OptionalLong previousSize,
        Map<String, Long> witnesses) {
    public Findings {
        witnesses = Map.copyOf(witnesses);
    }
}
