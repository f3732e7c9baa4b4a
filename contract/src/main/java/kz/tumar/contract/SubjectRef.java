package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The only name a person has outside the sealed store: random, issued by consent-service, meaningless once the sealed
/// pair behind it is destroyed.
///
/// `s-` and 26 characters of lower-case Crockford base32: 25 random ones (125 bits) and a check character.
///
/// The constructor throws `IllegalArgumentException` when the form or the check character is wrong; the text is not
/// echoed
@Form(Forms.SUBJECT_REF)
public record SubjectRef(@JsonValue String value) implements Comparable<SubjectRef> {
    static final String PREFIX = "s-";

    @JsonCreator
    public SubjectRef {
        IssuedReference.require(PREFIX, value, "SubjectRef");
    }

    /// A new reference out of 25 random base32 digits, each 0 to 31.
    public static SubjectRef issue(byte[] digits) {
        return new SubjectRef(IssuedReference.compose(PREFIX, digits));
    }

    @Override
    public int compareTo(SubjectRef other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
