package kz.tumar.contract;

/// One thing wrong with an event or a body: where, and which rule, never what stood there.
///
/// @param path JSON Pointer to the field, or to the object that holds a field nobody knows
/// @param rule the schema keyword or rule that is broken, as a code, for example `required` or `pattern`
/// @param expected what belongs there, as a code or form of the schema, never the value found
public record Violation(String path, String rule, String expected) {}
