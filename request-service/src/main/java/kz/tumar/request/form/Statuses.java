package kz.tumar.request.form;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import kz.tumar.contract.ProblemType;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Language;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.Tracking;
import kz.tumar.request.page.Frame;
import kz.tumar.request.page.Languages;
import kz.tumar.request.page.Words;
import kz.tumar.request.saying.DueInWords;
import kz.tumar.request.saying.RequestInWords;
import kz.tumar.runtime.problem.ProblemException;

/// Where a request stands, in words: state, due date, what is missing, why it takes longer, when it
/// was answered. Nothing of the person.
@ApplicationScoped
class Statuses {
    private final Transactions transactions;
    private final CaseFacts facts;
    private final Receipts receipts;
    private final Clock clock;
    private final Template status;

    @Inject
    Statuses(
            Transactions transactions,
            CaseFacts facts,
            Receipts receipts,
            Clock clock,
            @Location("status.html") Template status) {
        this.transactions = transactions;
        this.facts = facts;
        this.receipts = receipts;
        this.clock = clock;
        this.status = status;
    }

    TemplateInstance of(Tracking.Issued issued, Language language) {
        RequestCase request =
                transactions.inTransaction(transaction -> RequestCase.of(facts.of(transaction, issued.caseId()))
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND)));
        Rules rules = receipts.counting(issued.caseId());
        ZoneId zone = rules.calendar().zone();
        boolean late = !request.resolved()
                && request.clockRuns()
                && LocalDate.ofInstant(clock.instant(), zone).isAfter(request.due());
        var said = new RequestInWords(request, rules, language);
        return status.data(
                        "frame",
                        Frame.of(language, "/form/status", rules.policy().document()))
                .data("number", issued.number().value().toUpperCase(Locale.ROOT))
                .data("kind", Words.of(language, request.kind()))
                .data("received", Languages.moment(request.filed().receivedAt(), zone, language))
                .data("state", said.state())
                .data("mark", request.closed() ? "yes" : late ? "no" : "open")
                .data("late", late)
                .data(
                        "due",
                        request.clockRuns() && !request.resolved() ? new DueInWords(language, rules).of(request) : null)
                .data(
                        "review",
                        request.clockRuns() || request.resolved() ? null : Languages.day(request.due(), language))
                .data("extension", said.extension())
                .data("missing", said.asked())
                .data("ended", said.ended())
                .data("refusal", said.refusal())
                .data("meaning", said.meaning())
                .data("appeal", said.appeal());
    }
}
