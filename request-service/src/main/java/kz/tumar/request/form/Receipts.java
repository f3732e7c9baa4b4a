package kz.tumar.request.form;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Language;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.Contacts;
import kz.tumar.request.page.Frame;
import kz.tumar.request.page.Languages;
import kz.tumar.request.page.Words;
import kz.tumar.request.saying.DueInWords;
import kz.tumar.request.saying.Missing;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What whoever filed a request is told at once: the number, its secret, the due date and why, and
/// where one complains.
@ApplicationScoped
class Receipts {
    private static final Duration JUST_NOW = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final CaseFacts facts;
    private final Contacts contacts;
    private final Announcing announcing;
    private final FormKeys keys;
    private final Clock clock;
    private final boolean mailIsOn;
    private final Template filed;

    @Inject
    Receipts(
            Transactions transactions,
            CaseFacts facts,
            Contacts contacts,
            Announcing announcing,
            FormKeys keys,
            Clock clock,
            @ConfigProperty(name = "tumar.mail.from") Optional<String> sender,
            @Location("filed.html") Template filed) {
        this.transactions = transactions;
        this.facts = facts;
        this.contacts = contacts;
        this.announcing = announcing;
        this.keys = keys;
        this.clock = clock;
        this.mailIsOn = sender.isPresent();
        this.filed = filed;
    }

    TemplateInstance of(CaseId caseId, FormKeys.Sent key, Language language) {
        RequestCase request = transactions.inTransaction(transaction -> RequestCase.of(facts.of(transaction, caseId))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND)));
        boolean writes = transactions.inTransaction(
                transaction -> contacts.of(transaction, caseId).isPresent());
        Rules rules = counting(caseId);
        boolean again = request.filedAt().isBefore(clock.instant().minus(JUST_NOW));
        return filed.data("frame", Frame.of(language, "/form", rules.policy().document()))
                .data("kind", Words.of(language, request.kind()))
                .data("number", keys.number(key).value().toUpperCase(Locale.ROOT))
                .data("secret", keys.secret(key))
                .data(
                        "received",
                        Languages.moment(
                                request.filed().receivedAt(), rules.calendar().zone(), language))
                .data("due", request.clockRuns() ? new DueInWords(language, rules).of(request) : null)
                .data("review", Languages.day(request.due(), language))
                .data("missing", Missing.in(language, request.missing()))
                .data("letters", Words.of(language, !mailIsOn ? "writesOff" : writes ? "writes" : "writesNot"))
                .data("again", again);
    }

    /// The rules that the case is counted by.
    Rules counting(CaseId caseId) {
        Optional<PolicyVersion> terms = transactions.inTransaction(transaction ->
                Optional.ofNullable(facts.terms(transaction, List.of(caseId)).get(caseId)));
        return terms.flatMap(announcing::countingBy).orElseGet(announcing::rules);
    }
}
