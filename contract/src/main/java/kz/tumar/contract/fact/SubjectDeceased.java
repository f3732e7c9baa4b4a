package kz.tumar.contract.fact;

import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SealedContent;

/// A person died. What rested on their consent stops; nothing is destroyed by it.
///
/// @param system the system that claimed it
/// @param evidence the sealed document that shows it
public record SubjectDeceased(HolderCode system, SealedContent evidence) implements ConsentFact {}
