package kz.tumar.sealing;

import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.SubjectRef;

/// Sealed content on its way to who may read it.
///
/// @param value the content, Base64 on the wire
/// @param nonce with which the commitment can be checked, Base64 on the wire
@SuppressWarnings("ArrayRecordComponent")
record Revealed(SubjectRef subject, CategoryCode category, byte[] value, byte[] nonce) {
    @Override
    public String toString() {
        return "Revealed[redacted]";
    }
}
