package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.MessageKind;

/// A message about a request was taken by the mail server that sends for the operator: dispatch, not delivery.
///
/// @param caseId the case
/// @param message what it tells of
/// @param about the fact that it tells of; the message's own id follows from it
/// @param sentAt when the mail server took it
public record MessageSent(CaseId caseId, MessageKind message, EventId about, Instant sentAt) implements RequestFact {}
