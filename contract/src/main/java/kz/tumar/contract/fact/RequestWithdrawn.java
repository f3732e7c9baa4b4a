package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ChannelCode;

/// The person took the request itself back; nothing is expected of the operator any more.
///
/// @param caseId the case
/// @param channel through which channel
/// @param actedBy who spoke for the person
/// @param withdrawnAt when the operator heard of it
/// @param actor who did it
public record RequestWithdrawn(CaseId caseId, ChannelCode channel, ActedBy actedBy, Instant withdrawnAt, Actor actor)
        implements RequestFact {}
