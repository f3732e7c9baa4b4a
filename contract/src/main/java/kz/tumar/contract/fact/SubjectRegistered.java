package kz.tumar.contract.fact;

import kz.tumar.contract.HolderCode;

/// A reference was issued for a person as one system knows them.
///
/// @param system the system that claimed it
public record SubjectRegistered(HolderCode system) implements ConsentFact {}
