package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The number under which whoever filed a request asks for it: random, and of no use without the secret that was shown
/// once beside it.
///
/// `r-` and three groups of four characters of lower-case Crockford base32 (60 bits).
///
/// The constructor throws `IllegalArgumentException` when the text has another form
@Form(Forms.TRACKING_NUMBER)
public record TrackingNumber(@JsonValue String value) implements Comparable<TrackingNumber> {
    @JsonCreator
    public TrackingNumber {
        Forms.require(Forms.TRACKING_NUMBER, value, "TrackingNumber");
    }

    @Override
    public int compareTo(TrackingNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
