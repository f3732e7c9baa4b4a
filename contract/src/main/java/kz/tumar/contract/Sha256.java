package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A SHA-256 digest or commitment: 64 lower-case hexadecimal digits.
///
/// The constructor throws `IllegalArgumentException` when the text has another form
@Form(Forms.SHA256)
public record Sha256(@JsonValue String value) implements Comparable<Sha256> {
    @JsonCreator
    public Sha256 {
        Forms.require(Forms.SHA256, value, "Sha256");
    }

    @Override
    public int compareTo(Sha256 other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
