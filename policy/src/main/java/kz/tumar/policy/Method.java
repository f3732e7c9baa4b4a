package kz.tumar.policy;

import kz.tumar.contract.MethodCode;

/// A way in which a holder obeys a command; there is no other.
public record Method(MethodCode code, LocalizedText title) {}
