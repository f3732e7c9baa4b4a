package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A norm: the code of its act, a dot, and the place in the act, for example `kz.94-v.8-2` or `policy.8.1`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record ArticleCode(@JsonValue String value) implements Comparable<ArticleCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ArticleCode {
        CodeForm.require(value, "ArticleCode");
    }

    @Override
    public int compareTo(ArticleCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
