package kz.tumar.policy;

/// Clause 9.2: whether access waits for the signature of a new version once the days of grace are over.
public record Familiarisation(boolean strict, LegalFigure legal) {}
