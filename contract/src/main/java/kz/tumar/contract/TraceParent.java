package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// W3C Trace Context, version 00.
///
/// The constructor throws `IllegalArgumentException` when the text has another form
@Form(Forms.TRACE_PARENT)
public record TraceParent(@JsonValue String value) {
    @JsonCreator
    public TraceParent {
        Forms.require(Forms.TRACE_PARENT, value, "TraceParent");
    }
}
