package kz.tumar.contract.fact;

import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Range;
import kz.tumar.contract.Sha256;

/// A system claimed of many at once that their purposes were achieved; about nobody, and nothing follows before people
/// approve it.
///
/// @param system the system that claims it
/// @param digest SHA-256 of the manifest as it was sent
/// @param count how many claims are in it
public record ManifestSubmitted(
        HolderCode system, Sha256 digest, @Range(min = 1) int count) implements RetentionFact {}
