package kz.tumar.request.signature;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A signature with what it is to prove. It redacts itself.
///
/// @param signature CMS, in DER or as text (PEM or Base64)
/// @param content what must have been signed; where it is not at hand, no signature is proved to be over it
/// @param arrivedAt when it is known to have been there; with no stamp that proves more, that is when
/// it was made
/// @param signatory who must have signed
@SuppressWarnings("ArrayRecordComponent")
public record Submitted(byte[] signature, byte @Nullable [] content, Instant arrivedAt, Signatory signatory) {
    @Override
    public String toString() {
        return "Submitted[redacted]";
    }
}
