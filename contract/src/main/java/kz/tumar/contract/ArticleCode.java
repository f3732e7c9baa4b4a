package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A norm the policy cites, by its code in the policy, never by its text, for example `kz.94-v.8`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record ArticleCode(@JsonValue String value) implements Comparable<ArticleCode> {
    @JsonCreator
    public ArticleCode {
        Forms.require(Forms.CODE, value, "ArticleCode");
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
