package kz.tumar.verify.fsck;

import java.util.OptionalLong;
import kz.tumar.verify.trust.SignedCheckpoint;

/// What was seen of a log that held together.
///
/// @param entries whether its entries were read, not only its hashes
/// @param subjects how many subjects they are about
/// @param heads the place of the statement of where every history ends that was held against the entries: the last that
/// reaches furthest
/// @param unchecked how many such statements weren't
/// @param mirrored how many entries a mirror had before it was brought forward, if it was
public record LogFindings(
        SignedCheckpoint checkpoint,
        boolean entries,
        long subjects,
        OptionalLong heads,
        long unchecked,
        OptionalLong mirrored) {}
