package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonInclude;

/// A part of what an event carries that has optional fields of its own. Absent ones are not written, as in
/// {@link Payload}.
@JsonInclude(JsonInclude.Include.NON_NULL)
public interface Part {}
