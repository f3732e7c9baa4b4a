package kz.tumar.policy;

/// A document in which legal figures were read, and how far it can be trusted.
public record Source(SourceCode code, LocalizedText title) {}
