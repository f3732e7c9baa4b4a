package kz.tumar.request.annex;

import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// A person as an annex names them.
///
/// @param who the person, as the officer wrote it; absent once destroyed
/// @param nonce 32 bytes in hex, with which `commitment` = SHA-256("tumar/commitment/v1" ‖ nonce ‖ who)
/// @param commitment what stands of it in the export's `scope.json`
/// @param destroyed whether the name was destroyed since
record AnnexedPerson(
        SubjectRef subject, @Nullable String who, @Nullable String nonce, String commitment, boolean destroyed) {
    @Override
    public String toString() {
        return "AnnexedPerson[redacted]";
    }
}
