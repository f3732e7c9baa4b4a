package kz.tumar.verify.fsck;

import java.util.OptionalLong;
import kz.tumar.verify.trust.SignedCheckpoint;

/// What was seen of a log that held together.
///
/// @param entries whether its entries were read, not only its hashes
/// @param subjects how many subjects they are about
/// @param heads where the log last stated where every history ends, if it was held against its entries
/// @param mirrored how many entries a mirror had before it was brought forward, if it was
public record LogFindings(
        SignedCheckpoint checkpoint, boolean entries, long subjects, OptionalLong heads, OptionalLong mirrored) {}
