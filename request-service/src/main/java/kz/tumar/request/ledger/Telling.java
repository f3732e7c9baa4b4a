package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MessageKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ApplicantRegistered;
import kz.tumar.contract.fact.CompletionAsked;
import kz.tumar.contract.fact.ContactGiven;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.MessageFailed;
import kz.tumar.contract.fact.MessageSent;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.TrackingIssued;

/// Folds what concerns applicants themselves: their references, numbers and addresses, and which
/// messages facts give rise to. A message waits from the transaction of the fact on that it tells of.
@ApplicationScoped
class Telling {
    private static final HolderCode SELF = new HolderCode("request-service");

    private final Subjects subjects;
    private final Tracking tracking;
    private final Contacts contacts;
    private final Messages messages;

    @Inject
    Telling(Subjects subjects, Tracking tracking, Contacts contacts, Messages messages) {
        this.subjects = subjects;
        this.tracking = tracking;
        this.contacts = contacts;
        this.messages = messages;
    }

    void fold(Connection transaction, Event<? extends RequestFact> event) throws SQLException {
        if (!(event.subject() instanceof SubjectRef subject)) {
            return;
        }
        Instant at = event.time().toInstant();
        switch (event.data()) {
            case ApplicantRegistered _ -> subjects.register(transaction, subject, SELF);
            case TrackingIssued issued -> tracking.add(transaction, issued);
            case ContactGiven given -> {
                boolean first = contacts.of(transaction, given.caseId()).isEmpty();
                contacts.put(transaction, subject, given);
                if (first) {
                    messages.add(transaction, given.caseId(), MessageKind.RECEIPT, event.id(), at);
                }
            }
            case CompletionAsked asked -> tell(transaction, asked.caseId(), MessageKind.COMPLETION, event);
            case DeadlineExtended extended -> tell(transaction, extended.caseId(), MessageKind.EXTENSION, event);
            case RequestAnswered answered -> tell(transaction, answered.caseId(), MessageKind.ANSWER, event);
            case RequestRefused refused -> tell(transaction, refused.caseId(), MessageKind.REFUSAL, event);
            case MessageSent sent ->
                messages.end(transaction, Messages.idOf(sent.message(), sent.about()), sent.sentAt(), null);
            case MessageFailed failed ->
                messages.end(transaction, Messages.idOf(failed.message(), failed.about()), at, failed.why());
            default -> {}
        }
    }

    private void tell(Connection transaction, CaseId caseId, MessageKind kind, Event<? extends RequestFact> event)
            throws SQLException {
        if (contacts.of(transaction, caseId).isPresent()) {
            messages.add(transaction, caseId, kind, event.id(), event.time().toInstant());
        }
    }
}
