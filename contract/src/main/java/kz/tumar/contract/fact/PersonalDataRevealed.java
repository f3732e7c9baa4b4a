package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedRef;

/// Sealed data was opened.
///
/// @param actor who did it
/// @param sealedRef what
/// @param category of which category
/// @param reason why
public record PersonalDataRevealed(Actor actor, SealedRef sealedRef, CategoryCode category, ReasonCode reason)
        implements CommonFact {}
