package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.Range;
import kz.tumar.contract.Sha256;

/// Others, who keep a memory of their own, saw the log at this size and found that it only grew. Stated now and then,
/// and whenever it became otherwise, not for every checkpoint.
///
/// @param treeSize the size they saw
/// @param root the root they saw
/// @param witnesses the fingerprints of their keys, ascending; none when nobody was reached
/// @param enough whether these are as many of which the log's policy asks for
public record CheckpointWitnessed(
        @Range(max = 9_000_000_000_000L) long treeSize, Sha256 root, List<Sha256> witnesses, boolean enough)
        implements AuditFact {
    public CheckpointWitnessed {
        witnesses = List.copyOf(witnesses);
    }
}
