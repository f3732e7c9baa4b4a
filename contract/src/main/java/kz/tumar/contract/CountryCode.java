package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A country by its two letters (ISO 3166-1), for example `KZ`.
///
/// The constructor throws `IllegalArgumentException` when the text has another form
@Form(Forms.COUNTRY)
public record CountryCode(@JsonValue String value) implements Comparable<CountryCode> {
    @JsonCreator
    public CountryCode {
        Forms.require(Forms.COUNTRY, value, "CountryCode");
    }

    @Override
    public int compareTo(CountryCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
