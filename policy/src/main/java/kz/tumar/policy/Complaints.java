package kz.tumar.policy;

/// Where a person complains of the operator (clause 8.1: the route of appeal); a court is always open beside it.
public record Complaints(LocalizedText authority, LocalizedText address, LegalFigure legal) {}
