package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Event;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.AnswerPrepared;
import kz.tumar.contract.fact.ApplicantMatched;
import kz.tumar.contract.fact.ApplicantRegistered;
import kz.tumar.contract.fact.AuthorityInquiryAcknowledged;
import kz.tumar.contract.fact.AuthorityInquiryAnswered;
import kz.tumar.contract.fact.AuthorityInquiryReceived;
import kz.tumar.contract.fact.BlockAlarmed;
import kz.tumar.contract.fact.BlockReviewDue;
import kz.tumar.contract.fact.BlockWaived;
import kz.tumar.contract.fact.BlockWaiverProposed;
import kz.tumar.contract.fact.BreachNotified;
import kz.tumar.contract.fact.BreachRegistered;
import kz.tumar.contract.fact.CandidateDismissed;
import kz.tumar.contract.fact.CandidateMatched;
import kz.tumar.contract.fact.CandidatesLocated;
import kz.tumar.contract.fact.CommandAnswered;
import kz.tumar.contract.fact.CommandOverdue;
import kz.tumar.contract.fact.CompletionAsked;
import kz.tumar.contract.fact.CompletionReceived;
import kz.tumar.contract.fact.ContactGiven;
import kz.tumar.contract.fact.CorrectionProposed;
import kz.tumar.contract.fact.DataRectified;
import kz.tumar.contract.fact.DeadlineApproaching;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.DeadlineMissed;
import kz.tumar.contract.fact.DeadlineRecalculated;
import kz.tumar.contract.fact.DeliveryFailed;
import kz.tumar.contract.fact.DuplicateLinked;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.IdentityVerified;
import kz.tumar.contract.fact.InquiryItemGathered;
import kz.tumar.contract.fact.InquiryTermGranted;
import kz.tumar.contract.fact.MessageFailed;
import kz.tumar.contract.fact.MessageSent;
import kz.tumar.contract.fact.PersonalDataRevealed;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RectificationConfirmed;
import kz.tumar.contract.fact.ReferencesBound;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.RequestUpheld;
import kz.tumar.contract.fact.RequestWithdrawn;
import kz.tumar.contract.fact.SignatureDecided;
import kz.tumar.contract.fact.SignatureVerified;
import kz.tumar.contract.fact.SubjectDataCollected;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.contract.fact.SubjectSought;
import kz.tumar.contract.fact.SupportingInformationSubmitted;
import kz.tumar.contract.fact.ThirdPartyDataChecked;
import kz.tumar.contract.fact.TrackingIssued;
import kz.tumar.contract.fact.UnlawfulnessConfirmed;
import kz.tumar.contract.fact.UnlawfulnessNotConfirmed;
import kz.tumar.contract.fact.WithdrawalEffected;
import kz.tumar.request.decision.Breach;
import kz.tumar.request.decision.Inquiry;
import kz.tumar.request.decision.Order;
import kz.tumar.request.decision.Ordering;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Search;
import kz.tumar.request.decision.Stated;
import kz.tumar.sealing.SealedMentions;
import org.jspecify.annotations.Nullable;

/// Folds facts into the ledger, live as at a rebuild; folding one again changes nothing. Needs no
/// policy: what a fact means for the rows follows from the fact and from the facts before it.
@ApplicationScoped
public class Folding {
    private final CaseFacts facts;
    private final CaseRows rows;
    private final Orders orders;
    private final SealedMentions mentions;
    private final Telling telling;
    private final BreachRows breaches;
    private final OpenedContents opened;
    private final LateCommands late;
    private final Searches searches;
    private final Filers filers;

    @Inject
    Folding(
            CaseFacts facts,
            CaseRows rows,
            Orders orders,
            SealedMentions mentions,
            Telling telling,
            BreachRows breaches,
            OpenedContents opened,
            LateCommands late,
            Searches searches,
            Filers filers) {
        this.facts = facts;
        this.rows = rows;
        this.orders = orders;
        this.mentions = mentions;
        this.telling = telling;
        this.breaches = breaches;
        this.opened = opened;
        this.late = late;
        this.searches = searches;
        this.filers = filers;
    }

    /// Folds a fact of this service.
    public void own(Connection transaction, Event<? extends RequestFact> event) throws SQLException {
        telling.fold(transaction, event);
        if (event.data() instanceof CommandAnswered answered) {
            orders.answered(
                    transaction,
                    answered.orderId(),
                    answered.holder(),
                    answered.outcome(),
                    event.time().toInstant());
            return;
        }
        if (event.data() instanceof CommandOverdue overdue) {
            late.late(transaction, overdue);
            return;
        }
        filers.fold(transaction, event);
        searches.fold(transaction, event);
        CaseId caseId = caseOf(event.data());
        if (caseId == null || !facts.add(transaction, caseId, event)) {
            return;
        }
        if (event.subject() instanceof SubjectRef subject) {
            for (SealedContent content : Mentioned.of(event.data())) {
                mentions.add(transaction, subject, content);
            }
        }
        List<Stated> stated = facts.of(transaction, caseId);
        giveOrders(transaction, caseId, stated, event);
        writeRow(transaction, stated);
    }

    /// Folds that an officer opened sealed content.
    public void revealed(Connection transaction, PersonalDataRevealed revealed, Instant at) throws SQLException {
        opened.opened(transaction, revealed, at);
    }

    /// The fact itself is the last of those stated.
    private void giveOrders(
            Connection transaction, CaseId caseId, List<Stated> stated, Event<? extends RequestFact> event)
            throws SQLException {
        if (!(event.subject() instanceof SubjectRef subject)) {
            return;
        }
        List<Order> standing =
                orders.of(transaction, caseId).stream().map(Orders.Given::order).toList();
        List<Stated> before = stated.subList(0, stated.size() - 1);
        for (Order order : Ordering.following(before, event.data(), subject, standing)) {
            orders.add(transaction, order, event.correlationid(), event.time().toInstant());
        }
    }

    private void writeRow(Connection transaction, List<Stated> stated) throws SQLException {
        Optional<RequestCase> request = RequestCase.of(stated);
        if (request.isPresent()) {
            rows.write(transaction, request.get());
            return;
        }
        Optional<Inquiry> inquiry = Inquiry.of(stated);
        if (inquiry.isPresent()) {
            rows.write(transaction, inquiry.get(), inquiry.get().missed());
            return;
        }
        Optional<Breach> breach = Breach.of(stated);
        if (breach.isPresent()) {
            breaches.write(transaction, breach.get());
        }
    }

    /// The case a fact belongs to; none for an answer to an order, which belongs to the order, nor
    /// for what became of a message: whoever works a case has not seen less of it by that.
    private static @Nullable CaseId caseOf(RequestFact fact) {
        return switch (fact) {
            case SubjectRequestFiled filed -> filed.caseId();
            case IdentityVerified verified -> verified.caseId();
            case CompletionAsked asked -> asked.caseId();
            case CompletionReceived received -> received.caseId();
            case DeadlineExtended extended -> extended.caseId();
            case DeadlineApproaching near -> near.caseId();
            case DeadlineMissed missed -> missed.caseId();
            case DeadlineRecalculated anew -> anew.caseId();
            case ProcessingBlocked blocked -> blocked.caseId();
            case ProcessingUnblocked unblocked -> unblocked.caseId();
            case SupportingInformationSubmitted submitted -> submitted.caseId();
            case DataRectified rectified -> rectified.caseId();
            case RectificationConfirmed confirmed -> confirmed.caseId();
            case UnlawfulnessConfirmed confirmed -> confirmed.caseId();
            case UnlawfulnessNotConfirmed denied -> denied.caseId();
            case SubjectDataCollected collected -> collected.caseId();
            case ThirdPartyDataChecked checked -> checked.caseId();
            case AnswerPrepared prepared -> prepared.caseId();
            case RequestAnswered answered -> answered.caseId();
            case RequestRefused refused -> refused.caseId();
            case AuthorityInquiryReceived received -> received.caseId();
            case InquiryItemGathered gathered -> gathered.caseId();
            case InquiryTermGranted granted -> granted.caseId();
            case AuthorityInquiryAnswered answered -> answered.caseId();
            case TrackingIssued issued -> issued.caseId();
            case ContactGiven given -> given.caseId();
            case SignatureVerified verified -> verified.caseId();
            case SignatureDecided decided -> decided.caseId();
            case AuthorityInquiryAcknowledged acknowledged -> acknowledged.caseId();
            case RequestUpheld upheld -> upheld.caseId();
            case RequestWithdrawn withdrawn -> withdrawn.caseId();
            case WithdrawalEffected effected -> effected.caseId();
            case DeliveryFailed failed -> failed.caseId();
            case CorrectionProposed proposed -> proposed.caseId();
            case FactCorrected corrected -> corrected.caseId();
            case BlockWaiverProposed proposed -> proposed.caseId();
            case BlockWaived waived -> waived.caseId();
            case BlockReviewDue due -> due.caseId();
            case BlockAlarmed alarmed -> alarmed.caseId();
            case ApplicantMatched matched -> matched.caseId();
            case ReferencesBound bound -> bound.caseId();
            case BreachRegistered registered -> registered.caseId();
            case BreachNotified notified -> notified.caseId();
            case DuplicateLinked duplicate -> duplicate.caseId();
            case SubjectSought sought -> Search.caseOf(sought.searchId());
            case CandidatesLocated located -> Search.caseOf(located.searchId());
            case CandidateMatched matched -> Search.caseOf(matched.searchId());
            case CandidateDismissed dismissed -> Search.caseOf(dismissed.searchId());
            case CommandOverdue overdue -> null;
            case CommandAnswered answered -> null;
            case ApplicantRegistered registered -> null;
            case MessageSent sent -> null;
            case MessageFailed failed -> null;
        };
    }
}
