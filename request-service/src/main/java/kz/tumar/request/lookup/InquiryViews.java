package kz.tumar.request.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ExportId;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SentExport;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.AuthorityInquiryAcknowledged;
import kz.tumar.contract.fact.AuthorityInquiryAnswered;
import kz.tumar.contract.fact.DeadlineMissed;
import kz.tumar.contract.fact.InquiryTermGranted;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.deadline.Light;
import kz.tumar.request.decision.Enclosing;
import kz.tumar.request.decision.Inquiry;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Stated;
import kz.tumar.request.inquiry.Gathering;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.KnownFacts;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// The authority's inquiries as they are seen from outside.
@ApplicationScoped
public class InquiryViews {
    private final Transactions transactions;
    private final CaseFacts facts;
    private final KnownFacts known;
    private final Gathering gathering;
    private final Announcing announcing;
    private final Clock clock;

    @Inject
    InquiryViews(
            Transactions transactions,
            CaseFacts facts,
            KnownFacts known,
            Gathering gathering,
            Announcing announcing,
            Clock clock) {
        this.transactions = transactions;
        this.facts = facts;
        this.known = known;
        this.gathering = gathering;
        this.announcing = announcing;
        this.clock = clock;
    }

    /// An inquiry.
    ///
    /// @param granted the letter by which the authority granted more time
    /// @param exports the exports made for it so far
    /// @param items what it usually asks for, item by item; kept from the authority until it is answered
    /// @param answer what left in answer
    /// @param acknowledgement the number of the authority's acknowledgement
    public record InquiryView(
            CaseId caseId,
            Numbered letter,
            LocalDate letterDate,
            Instant receivedAt,
            LocalDate due,
            Light light,
            boolean missed,
            List<SubjectRef> subjects,
            @Nullable Numbered granted,
            List<SentExport> exports,
            List<Enclosing.Item> items,
            boolean answered,
            @Nullable Sent answer,
            @Nullable Numbered acknowledgement,
            int revision) {
        InquiryView withoutItems() {
            return new InquiryView(
                    caseId,
                    letter,
                    letterDate,
                    receivedAt,
                    due,
                    light,
                    missed,
                    subjects,
                    granted,
                    List.of(),
                    List.of(),
                    answered,
                    answer,
                    acknowledgement,
                    revision);
        }
    }

    /// What left.
    public record Sent(
            ExportId exportId,
            Sha256 packageHash,
            Instant answeredAt,
            @Nullable Numbered dispatch) {}

    /// An inquiry, and its revision as the ETag.
    ///
    /// @throws ProblemException `NOT_FOUND` when there is none
    public Response tagged(Response.ResponseBuilder response, CaseId caseId) {
        Rules rules = announcing.rules();
        Instant now = clock.instant();
        InquiryView view = transactions.inTransaction(transaction -> one(transaction, caseId, now, rules));
        return response.entity(view)
                .tag(new EntityTag(Integer.toString(view.revision())))
                .build();
    }

    InquiryView one(Connection transaction, CaseId caseId, Instant now, Rules rules) throws SQLException {
        List<Stated> stated = facts.of(transaction, caseId);
        Inquiry inquiry = Inquiry.of(stated).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        var received = inquiry.received();
        LocalDate today = LocalDate.ofInstant(now, rules.calendar().zone());
        boolean answered = inquiry.answered().isPresent();
        return new InquiryView(
                caseId,
                received.letter(),
                received.letterDate(),
                received.receivedAt(),
                inquiry.due(),
                answered ? Light.GREEN : Light.of(inquiry.due(), today, rules.calendar()),
                stated.stream().anyMatch(fact -> fact.fact() instanceof DeadlineMissed),
                received.subjects(),
                inquiry.granted().map(InquiryTermGranted::letter).orElse(null),
                known.exports(transaction, caseId),
                gathering.of(transaction, inquiry, rules).items(),
                answered,
                inquiry.answered().map(InquiryViews::sent).orElse(null),
                inquiry.acknowledged().map(AuthorityInquiryAcknowledged::number).orElse(null),
                inquiry.revision());
    }

    private static Sent sent(AuthorityInquiryAnswered answered) {
        return new Sent(answered.exportId(), answered.packageHash(), answered.answeredAt(), answered.dispatch());
    }
}
