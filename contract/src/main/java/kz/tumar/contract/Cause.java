package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What made a fact or command: the whole identity of the event, request or timer behind it, `<source>/<id>` (extension
/// `causationid`).
/// Whoever replays the cause derives the same fact from it.
@Form(Forms.CAUSE)
public record Cause(Source source, EventId id) {
    /// The cause that a source, a slash and an id name.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static Cause of(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a cause is a source, a slash and an id");
        }
        return new Cause(new Source(text.substring(0, slash)), EventId.of(text.substring(slash + 1)));
    }

    @JsonValue
    @Override
    public String toString() {
        return source.value() + "/" + id;
    }
}
