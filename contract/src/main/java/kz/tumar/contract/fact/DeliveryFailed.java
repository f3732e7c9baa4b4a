package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ReasonCode;

/// What was sent to the person did not arrive: the case is open again, and was never answered by that.
///
/// @param caseId the case
/// @param failedAt when that became known
/// @param reason why, one of the policy's reasons
/// @param actor who did it
public record DeliveryFailed(CaseId caseId, Instant failedAt, ReasonCode reason, Actor actor) implements RequestFact {}
