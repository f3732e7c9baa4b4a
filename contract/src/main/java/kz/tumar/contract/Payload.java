package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What an event carries as its `data`: a claim, a fact, a command or a rejection. Absent optional fields are not
/// written.
@JsonInclude(JsonInclude.Include.NON_NULL)
public interface Payload {}
