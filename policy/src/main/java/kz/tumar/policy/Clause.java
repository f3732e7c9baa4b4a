package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// A clause of the operator's policy text, with the item of its list in brackets, for example `8.1` or `3.3(2)`.
///
/// The constructor throws `IllegalArgumentException` when the text has another form.
public record Clause(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("\\d{1,2}(\\.\\d{1,2}){0,3}(\\(\\d{1,2}\\))?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Clause {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Clause must look like 8.1 or 3.3(2)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
