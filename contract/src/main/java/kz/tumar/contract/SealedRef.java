package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A reference to content that a service keeps sealed; only who has the right and a reason opens it.
///
/// `v-` and 26 characters of lower-case Crockford base32: 25 random ones (125 bits) and a check character.
///
/// The constructor throws `IllegalArgumentException` when the form or the check character is wrong; the text is not
/// echoed
@Form(Forms.SEALED_REF)
public record SealedRef(@JsonValue String value) implements Comparable<SealedRef> {
    static final String PREFIX = "v-";

    @JsonCreator
    public SealedRef {
        IssuedReference.require(PREFIX, value, "SealedRef");
    }

    /// A new reference out of 25 random base32 digits, each 0 to 31.
    public static SealedRef issue(byte[] digits) {
        return new SealedRef(IssuedReference.compose(PREFIX, digits));
    }

    @Override
    public int compareTo(SealedRef other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
