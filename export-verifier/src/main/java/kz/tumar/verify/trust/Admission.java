package kz.tumar.verify.trust;

import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;

/// How much of a log is taken before anything of it is known to be true. A checkpoint costs its signer nothing, and may
/// state any size.
///
/// @param unknownSigner whether a log is taken that nobody vouches for whom the reader trusts
/// @param mostEntries a log that states more isn't taken
public record Admission(boolean unknownSigner, long mostEntries) {
    /// Their hashes alone are 32 GB.
    public static final long MOST_ENTRIES = 1_000_000_000;

    /// @throws Refused before anything else is asked for
    public SignedCheckpoint admit(SignedCheckpoint checkpoint) {
        if (!unknownSigner && !checkpoint.trusted()) {
            throw new Refused(Reason.SIGNER_UNKNOWN, checkpoint.signer().fingerprint());
        }
        long size = checkpoint.checkpoint().size();
        if (size > mostEntries) {
            throw new Refused(Reason.LOG_TOO_LARGE, size, mostEntries);
        }
        return checkpoint;
    }
}
