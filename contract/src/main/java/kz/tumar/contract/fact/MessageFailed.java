package kz.tumar.contract.fact;

import kz.tumar.contract.CaseId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.MessageFailure;
import kz.tumar.contract.MessageKind;

/// A message about a request was given up: a person must tell the applicant in another way.
///
/// @param caseId the case
/// @param message what it would have told of
/// @param about the fact that it would have told of
/// @param why why it was given up
public record MessageFailed(CaseId caseId, MessageKind message, EventId about, MessageFailure why)
        implements RequestFact {}
