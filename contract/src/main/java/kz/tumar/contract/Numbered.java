package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A number out of a register of ours or of the operator's (an order, an act, a letter): digits, capital Latin letters,
/// `-` and `/`, at most 24 characters, and never twelve digits in a row.
///
/// The constructor throws `IllegalArgumentException` when the text has another form
@Form(Forms.NUMBERED)
public record Numbered(@JsonValue String value) implements Comparable<Numbered> {
    @JsonCreator
    public Numbered {
        Forms.require(Forms.NUMBERED, value, "Numbered");
    }

    @Override
    public int compareTo(Numbered other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
