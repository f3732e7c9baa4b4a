package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CorrectionKind;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// Somebody wants a recorded fact corrected in a way that a second person must agree to.
///
/// @param caseId the case
/// @param corrects the fact
/// @param change what is wrong with it
/// @param at the right time, where that is wrong
/// @param subject the right person, where that is wrong
/// @param reason why
/// @param actor who did it
public record CorrectionProposed(
        CaseId caseId,
        EventId corrects,
        CorrectionKind change,
        @Nullable Instant at,
        @Nullable SubjectRef subject,
        ReasonCode reason,
        Actor actor)
        implements RequestFact {}
