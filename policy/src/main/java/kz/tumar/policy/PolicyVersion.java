package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// A version of the policy, named by the date it takes effect, for example `2026-11-01` or `2026-11-01.2`.
///
/// The constructor throws `IllegalArgumentException` when the text has another form.
public record PolicyVersion(@JsonValue String value) implements Comparable<PolicyVersion> {
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.\\d{1,3})?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PolicyVersion {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("PolicyVersion must look like 2026-11-01 or 2026-11-01.2");
        }
    }

    @Override
    public int compareTo(PolicyVersion other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
