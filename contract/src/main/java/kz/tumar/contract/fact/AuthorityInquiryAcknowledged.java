package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Numbered;

/// The authority acknowledged the answer to its inquiry.
///
/// @param caseId the case
/// @param number the number of the acknowledgement
/// @param acknowledgedAt when the authority received the answer
/// @param actor who recorded it
public record AuthorityInquiryAcknowledged(CaseId caseId, Numbered number, Instant acknowledgedAt, Actor actor)
        implements RequestFact {}
