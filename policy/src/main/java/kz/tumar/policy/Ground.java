package kz.tumar.policy;

/// A lawful ground and the norm it rests on.
public record Ground(GroundCode code, LocalizedText title, GroundKind kind, LegalFigure legal) {}
