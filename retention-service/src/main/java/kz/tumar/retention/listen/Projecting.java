package kz.tumar.retention.listen;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CorrectionKind;
import kz.tumar.contract.Event;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ConsentExpired;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentSuperseded;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.DeliveryFailed;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.GroundEnded;
import kz.tumar.contract.fact.GroundEstablished;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.RequestUpheld;
import kz.tumar.contract.fact.RequestWithdrawn;
import kz.tumar.contract.fact.SubjectDeceased;
import kz.tumar.contract.fact.SubjectRegistered;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.contract.fact.SubjectsLinked;
import kz.tumar.contract.fact.SubjectsUnlinked;
import kz.tumar.contract.fact.SystemEnforced;
import kz.tumar.contract.fact.UnlawfulnessConfirmed;
import kz.tumar.contract.fact.UnlawfulnessNotConfirmed;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.ledger.Agenda;
import kz.tumar.retention.ledger.Enforcement;
import kz.tumar.retention.ledger.People;
import kz.tumar.runtime.policy.PolicyVersions;

/// Remembers of other services' facts what clause 8.4 asks about.
@ApplicationScoped
class Projecting {
    void project(Connection transaction, Event<? extends Fact> event) throws SQLException {
        var subject = event.subject();
        if (event.data() instanceof SystemEnforced enforced) {
            Enforcement.enforced(transaction, enforced.system(), event.time().toInstant());
        }
        if (subject == null) {
            return;
        }
        var at = event.time().toInstant();
        var id = event.id().value();
        for (var thing : known(event.data(), at, id)) {
            People.learn(transaction, subject, thing);
        }
        switch (event.data()) {
            case SubjectsLinked it -> People.link(transaction, subject, it.other(), true, at, id);
            case SubjectsUnlinked it -> People.link(transaction, subject, it.other(), false, at, id);
            case ConsentGiven it
            when it.until() != null ->
                lookAgain(transaction, subject, "consent", it.purpose().value(), it.until());
            case GroundEstablished it
            when it.endsOn() != null ->
                lookAgain(transaction, subject, "ground", it.groundId().toString(), it.endsOn());
            case RequestRefused it
            when it.appealUntil() != null ->
                lookAgain(transaction, subject, "appeal", it.caseId().toString(), it.appealUntil());
            case UnlawfulnessNotConfirmed it
            when it.appealUntil() != null ->
                lookAgain(transaction, subject, "appeal", it.caseId().toString(), it.appealUntil());
            case GroundEnded it ->
                lookAgain(transaction, subject, "ground", it.groundId().toString(), it.endedOn());
            default -> {}
        }
    }

    private static void lookAgain(
            Connection transaction, SubjectRef subject, String what, String which, java.time.LocalDate lastDay)
            throws SQLException {
        Agenda.review(transaction, subject, "end-of-" + what, which, lastDay.plusDays(1));
    }

    static List<? extends Known> known(Fact fact, Instant at, UUID id) {
        return switch (fact) {
            case SubjectRegistered it -> List.of(new Known.Registered(it.system(), at, id));
            case ConsentGiven it ->
                List.of(new Known.Given(
                        it.consentId(),
                        it.system(),
                        it.purpose(),
                        it.categories(),
                        it.subjectCategory(),
                        it.until(),
                        at,
                        id));
            case ConsentWithdrawn it -> List.of(new Known.Withdrawn(it.purpose(), at, id));
            case ConsentExpired it ->
                List.of(new Known.Lapsed(
                        it.consentId(), it.purpose(), it.lastDay(), AssessmentTrigger.CONSENT_EXPIRED, at, id));
            case ConsentSuperseded it ->
                List.of(new Known.Lapsed(
                        it.consentId(),
                        it.purpose(),
                        PolicyVersions.dayOf(at),
                        AssessmentTrigger.POLICY_CHANGED,
                        at,
                        id));
            case GroundEstablished it ->
                List.of(new Known.Established(
                        it.groundId(),
                        it.system(),
                        it.ground(),
                        it.article(),
                        it.purposes(),
                        it.categories(),
                        it.subjectCategory(),
                        it.endsOn(),
                        it.reviewOn(),
                        at,
                        id));
            case GroundEnded it -> List.of(new Known.Ended(it.groundId(), it.system(), it.endedOn(), at, id));
            case DataHeld it ->
                it.categories().stream()
                        .map(category ->
                                new Known.Held(it.system(), category, it.subjectCategory(), it.since(), at, id))
                        .toList();
            case ProcessingBlocked it -> List.of(new Known.Blocked(it.blockId(), it.caseId(), it.categories(), at, id));
            case ProcessingUnblocked it -> List.of(new Known.Unblocked(it.blockId(), at, id));
            case SubjectRequestFiled it -> List.of(new Known.Filed(it.caseId(), categories(it.categories()), at, id));
            case RequestAnswered it -> List.of(new Known.Closed(it.caseId(), at, id));
            case RequestRefused it
            when it.appealUntil() != null ->
                List.of(
                        new Known.Closed(it.caseId(), at, id),
                        new Known.Appealable(it.caseId(), it.appealUntil(), at, id));
            case RequestRefused it -> List.of(new Known.Closed(it.caseId(), at, id));
            case UnlawfulnessNotConfirmed it
            when it.appealUntil() != null -> List.of(new Known.Appealable(it.caseId(), it.appealUntil(), at, id));
            case SubjectDeceased ignored -> List.of(new Known.Deceased(at, id));
            case RequestWithdrawn it -> List.of(new Known.Closed(it.caseId(), at, id));
            case DeliveryFailed it -> List.of(new Known.Reopened(it.caseId(), at, id));
            case FactCorrected it
            when it.change() != CorrectionKind.DATE ->
                List.of(new Known.Annulled(it.corrects().value(), at, id));
            case RequestUpheld it
            when it.kind() == RequestKind.DESTRUCTION ->
                List.of(new Known.Unlawful(it.caseId(), it.categories(), at, id));
            case UnlawfulnessConfirmed it -> List.of(new Known.Unlawful(it.caseId(), it.categories(), at, id));
            default -> List.of();
        };
    }

    private static List<CategoryCode> categories(@org.jspecify.annotations.Nullable List<CategoryCode> named) {
        return named == null ? List.of() : named;
    }
}
