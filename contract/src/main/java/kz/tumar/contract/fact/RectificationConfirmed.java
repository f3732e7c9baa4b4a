package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ReasonCode;
import org.jspecify.annotations.Nullable;

/// Every holder that is told has confirmed a correction, or an officer waits for it no longer. Stated where no block
/// stands whose end would say so (clause 8.2).
///
/// @param caseId the case
/// @param without why it was waited for no longer
/// @param actor who decided that
public record RectificationConfirmed(
        CaseId caseId,
        @Nullable ReasonCode without,
        @Nullable Actor actor) implements RequestFact {}
