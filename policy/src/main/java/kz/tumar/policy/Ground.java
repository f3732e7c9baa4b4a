package kz.tumar.policy;

import kz.tumar.contract.GroundCode;
/// A lawful ground and the norm it rests on.

public record Ground(GroundCode code, LocalizedText title, GroundKind kind, LegalFigure legal) {}
