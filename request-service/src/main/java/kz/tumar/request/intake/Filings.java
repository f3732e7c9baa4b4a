package kz.tumar.request.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.SubjectRequestFiled;
import kz.tumar.delivery.Currency;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.FilingRequest;
import kz.tumar.request.identity.GivenIdentity;
import kz.tumar.request.ledger.Filers;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.runtime.problem.ProblemException;

/// Requests that come over HTTP.
@ApplicationScoped
class Filings {
    private static final Set<TopicName> CONSENT = Set.of(new TopicName("tumar.consent"));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Announcing announcing;
    private final Transactions transactions;
    private final Subjects subjects;
    private final GivenIdentity identity;
    private final Filers filers;
    private final Currency currency;

    @Inject
    Filings(
            Announcing announcing,
            Transactions transactions,
            Subjects subjects,
            GivenIdentity identity,
            Currency currency,
            Filers filers) {
        this.announcing = announcing;
        this.transactions = transactions;
        this.subjects = subjects;
        this.identity = identity;
        this.currency = currency;
        this.filers = filers;
    }

    /// @param answersForReceipt whether whoever tells of it owes a reason for telling late
    CaseId file(
            Cause cause, SubjectRef subject, HolderCode system, SubjectRequestFiled claim, boolean answersForReceipt) {
        requireIssued(List.of(subject));
        return announcing.open(cause, FilingRequest.caseOf(cause), subject, (transaction, now, rules) -> {
            SubjectRequestFiled told = filers.unmatched(transaction, subject) ? Unmatched.of(claim) : claim;
            List<SealedContent> contents = contents(told);
            var person = subjects.linked(transaction, subject);
            var lacking = identity.lacking(transaction, contents, told.identityDocument(), person);
            if (answersForReceipt && FilingRequest.owesReason(told, now, rules)) {
                throw new ProblemException(
                        ProblemType.RECEIPT_IMPLAUSIBLE,
                        List.of(new Violation(
                                "/lateReason", "required", "why it is recorded so long after its receipt")));
            }
            return FilingRequest.decide(new FilingRequest.Filing(cause, system, told, now, lacking), rules);
        });
    }

    /// References are issued elsewhere: one not heard of yet may have been issued a moment ago, so what was stated
    /// until now is read first.
    void requireIssued(Collection<SubjectRef> references) {
        if (references.isEmpty() || unknown(references).isEmpty()) {
            return;
        }
        try {
            currency.awaitCurrent(CONSENT, PATIENCE);
        } catch (DeliveryException behind) {
            throw new ProblemException(ProblemType.UNAVAILABLE);
        }
        if (!unknown(references).isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_SUBJECT, List.of(new Violation("/subject", "issued", "an issued reference")));
        }
    }

    private Set<SubjectRef> unknown(Collection<SubjectRef> references) {
        return transactions.inTransaction(transaction -> subjects.unknown(transaction, references));
    }

    private static List<SealedContent> contents(SubjectRequestFiled claim) {
        return Stream.of(
                        claim.identityDocument(),
                        claim.participation(),
                        claim.signature(),
                        claim.content(),
                        claim.actedBy().authority())
                .<SealedContent>mapMulti((content, next) -> {
                    if (content != null) {
                        next.accept(content);
                    }
                })
                .toList();
    }
}
