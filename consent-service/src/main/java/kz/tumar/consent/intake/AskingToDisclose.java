package kz.tumar.consent.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.consent.announce.Stating;
import kz.tumar.consent.decision.Answer;
import kz.tumar.consent.decision.CheckingReports;
import kz.tumar.consent.decision.Deciding;
import kz.tumar.consent.decision.Person;
import kz.tumar.consent.decision.Question;
import kz.tumar.consent.decision.Reason;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.decision.Sharing;
import kz.tumar.consent.ledger.Statements;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.DisclosureId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.DisclosureMade;
import kz.tumar.contract.fact.ConsentFact;
import kz.tumar.contract.fact.DisclosureDenied;
import kz.tumar.contract.fact.DisclosurePermitted;
import kz.tumar.delivery.Currency;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;

/// Answers whether data may leave the operator, and states the answer (clause 1.1.4). It is a yes only when it is one
/// for
/// every category asked about.
@ApplicationScoped
class AskingToDisclose {
    private final Statements statements;
    private final Stating stating;
    private final PolicyVersions policies;
    private final Currency currency;
    private final ServiceConfig config;
    private final Clock clock;

    @Inject
    AskingToDisclose(
            Statements statements,
            Stating stating,
            PolicyVersions policies,
            Currency currency,
            ServiceConfig config,
            Clock clock) {
        this.statements = statements;
        this.stating = stating;
        this.policies = policies;
        this.currency = currency;
        this.config = config;
        this.clock = clock;
    }

    /// The answer.
    ///
    /// @param reasons the reason for each category
    record Answered(DisclosureId disclosureId, boolean allowed, Reason reason, Map<CategoryCode, Reason> reasons) {}

    Answered ask(HolderCode system, NewDisclosure asked, UUID key) {
        DisclosureMade claim = asked.asClaim();
        LocalDate today = policies.today();
        var rules = new Rules(policies.current(today));
        new CheckingReports(
                        rules,
                        system,
                        today,
                        version -> policies.version(version).isPresent())
                .disclosing(claim)
                .ifPresent(refusal -> {
                    throw new ProblemException(refusal.problem(), refusal.violations());
                });
        var id = new DisclosureId(DerivedId.from("tumar/disclosure-id/v1", system.value(), key.toString()));
        return stating.decided(id.value(), asked.about(), transaction -> {
            Map<CategoryCode, Answer> answers = decide(transaction, rules, asked.about(), claim, today);
            Answer decisive = answers.values().stream()
                    .filter(answer -> !answer.reason().allows())
                    .findFirst()
                    .orElseGet(() -> answers.values().iterator().next());
            var reasons = new LinkedHashMap<CategoryCode, Reason>();
            answers.forEach((category, answer) -> reasons.put(category, answer.reason()));
            return new Stating.Decided<>(
                    new Answered(id, decisive.reason().allows(), decisive.reason(), reasons),
                    fact(id, system, claim, answers, decisive));
        });
    }

    private Map<CategoryCode, Answer> decide(
            Connection transaction, Rules rules, SubjectRef subject, DisclosureMade claim, LocalDate today)
            throws SQLException {
        Instant current = currency.provedCurrentAt();
        Optional<Person> person = statements.about(transaction, subject, claim.purpose());
        if (person.isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
        var sharing = new Sharing(
                claim.kind(),
                claim.recipient(),
                claim.country(),
                claim.under(),
                claim.article(),
                claim.letter() != null);
        boolean stale = current.plus(config.staleAfter()).isBefore(clock.instant());
        var answers = new LinkedHashMap<CategoryCode, Answer>();
        for (CategoryCode category : claim.categories()) {
            var question =
                    new Question(claim.purpose(), category, claim.subjectCategory(), ProcessingAction.PROVIDE, sharing);
            Answer answer = Deciding.decide(rules, person, question, today);
            answers.put(category, stale ? answer.whenStale() : answer);
        }
        return answers;
    }

    private static ConsentFact fact(
            DisclosureId id,
            HolderCode system,
            DisclosureMade claim,
            Map<CategoryCode, Answer> answers,
            Answer decisive) {
        var reason = new ReasonCode(decisive.reason().code());
        if (decisive.reason().allows()) {
            return new DisclosurePermitted(
                    id,
                    system,
                    claim.kind(),
                    claim.recipient(),
                    claim.purpose(),
                    claim.categories(),
                    claim.subjectCategory(),
                    claim.country(),
                    claim.article(),
                    claim.letter(),
                    claim.contract(),
                    reason,
                    decisive.ground(),
                    decisive.consent(),
                    claim.under());
        }
        List<CategoryCode> denied = new ArrayList<>();
        answers.forEach((category, answer) -> {
            if (!answer.reason().allows()) {
                denied.add(category);
            }
        });
        return new DisclosureDenied(
                id,
                system,
                claim.kind(),
                claim.recipient(),
                claim.purpose(),
                denied,
                claim.subjectCategory(),
                claim.country(),
                claim.article(),
                claim.letter(),
                claim.contract(),
                reason,
                claim.under());
    }
}
