package kz.tumar.contract;

/// Who a reference is, sealed: named in the annex of an inquiry, and nowhere else.
///
/// @param subject the reference
/// @param content where it lies sealed who that is
public record NamedPerson(SubjectRef subject, SealedContent content) {}
