package kz.tumar.request.saying;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.fact.CompletionAsked;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.RequestWithdrawn;
import kz.tumar.contract.fact.UnlawfulnessNotConfirmed;
import kz.tumar.policy.Language;
import kz.tumar.policy.Reason;
import kz.tumar.policy.ReasonKind;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Stated;
import kz.tumar.request.page.Languages;
import kz.tumar.request.page.Words;
import org.jspecify.annotations.Nullable;

/// A request as its applicant is told of it.
public record RequestInWords(RequestCase request, Rules rules, Language language) {

    /// Where it stands.
    public String state() {
        return Words.of(language, stateKey());
    }

    private String stateKey() {
        if (request.annulled()) {
            return "stateAnnulled";
        }
        if (request.has(RequestWithdrawn.class)) {
            return "stateWithdrawn";
        }
        if (request.outcome().isPresent()) {
            return refused().isPresent() ? "stateRefused" : "stateAnswered";
        }
        if (request.resolved()) {
            return "stateDecided";
        }
        return request.clockRuns() ? "stateOpen" : "stateDocuments";
    }

    /// The refusal that left and did not come back.
    private Optional<RequestRefused> refused() {
        return request.outcome()
                .map(Stated::fact)
                .filter(RequestRefused.class::isInstance)
                .map(RequestRefused.class::cast);
    }

    /// By how much the policy's date was moved, and why; null where it was not.
    public @Nullable String extension() {
        return request.last(DeadlineExtended.class)
                .map(extended -> Words.of(
                        language,
                        "extended",
                        Map.of(
                                "days",
                                Languages.workingDays(extended.workingDays(), language),
                                "due",
                                Languages.day(extended.policyDue(), language),
                                "reason",
                                rules.policy()
                                        .reason(ReasonKind.EXTENSION, extended.reason())
                                        .map(reason -> reason.title().in(language))
                                        .orElse(extended.reason().value()))))
                .orElse(null);
    }

    /// What was asked for and has not come yet.
    public List<String> asked() {
        return request.has(CompletionAsked.class) && !request.closed()
                ? Missing.in(language, request.missing())
                : List.of();
    }

    /// The day on which an answer or a refusal left; null before, and after it came back.
    public @Nullable String ended() {
        return request.outcome()
                .map(RequestInWords::left)
                .map(at ->
                        Languages.day(LocalDate.ofInstant(at, rules.calendar().zone()), language))
                .orElse(null);
    }

    private static Instant left(Stated outcome) {
        return outcome.fact() instanceof RequestAnswered answered ? answered.answeredAt() : outcome.at();
    }

    /// Why it was refused, or found lawful, and the norm; null where it was not.
    public @Nullable String refusal() {
        return denied().map(this::reason).orElse(null);
    }

    /// What that reason means for the person; null where there is none, or the policy says nothing of it.
    public @Nullable String meaning() {
        return denied().flatMap(denial -> rules.policy().reason(ReasonKind.REFUSAL, denial.reason()))
                .map(Reason::text)
                .map(text -> text.in(language))
                .orElse(null);
    }

    /// How to appeal against it; null where nothing was refused. Of a term only what somebody has confirmed
    /// is told to a person as their right.
    public @Nullable String appeal() {
        String ways = denied().map(Denial::appeal).orElse(List.of()).stream()
                .flatMap(code ->
                        rules.appeals().stream().filter(appeal -> appeal.code().equals(code)))
                .map(appeal -> appeal.title().in(language))
                .collect(Collectors.joining("; "));
        return ways.isEmpty() ? null : Words.of(language, "appeal", Map.of("ways", ways));
    }

    /// Whether the processing that was complained of was found lawful.
    public boolean foundLawful() {
        return refused().isEmpty() && denied().isPresent();
    }

    private record Denial(ReasonCode reason, @Nullable ArticleCode article, List<RuleCode> appeal) {
        static Denial of(ReasonCode reason, @Nullable ArticleCode article, @Nullable List<RuleCode> appeal) {
            return new Denial(reason, article, appeal == null ? List.of() : appeal);
        }
    }

    private Optional<Denial> denied() {
        return refused()
                .map(refused -> Denial.of(refused.reason(), refused.article(), refused.appeal()))
                .or(() -> request.last(UnlawfulnessNotConfirmed.class)
                        .map(lawful -> Denial.of(lawful.reason(), lawful.article(), lawful.appeal())));
    }

    private String reason(Denial denial) {
        String reason = rules.policy()
                .reason(ReasonKind.REFUSAL, denial.reason())
                .map(each -> each.title().in(language))
                .orElse(denial.reason().value());
        return denial.article() == null
                ? reason
                : reason + " (" + new DueInWords(language, rules).norm(denial.article()) + ")";
    }
}
