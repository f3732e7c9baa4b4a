package kz.tumar.request.journal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.TrackingNumber;
import kz.tumar.contract.fact.CompletionReceived;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.DeadlineMissed;
import kz.tumar.contract.fact.IdentityVerified;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.RequestWithdrawn;
import kz.tumar.contract.fact.SignatureVerified;
import kz.tumar.contract.fact.UnlawfulnessNotConfirmed;
import kz.tumar.policy.ReasonKind;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Stated;
import kz.tumar.request.ledger.Messages;
import org.jspecify.annotations.Nullable;

/// One request as a line of the journal: codes by the names the policy gives them, dates, and
/// references to what is sealed. Who the person is stands nowhere in it.
final class Line {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final RequestCase request;
    private final Beside beside;
    private final Words words;
    private final Rules rules;
    private final ZoneId zone;
    private final Map<Column, String> cells = new EnumMap<>(Column.class);

    /// What is kept beside the facts of a request.
    ///
    /// @param tracking the number its applicant has, where they got one
    /// @param letters what was sent to the applicant
    record Beside(@Nullable TrackingNumber tracking, List<Messages.Message> letters) {}

    private Line(RequestCase request, Beside beside, Words words, Rules rules) {
        this.request = request;
        this.beside = beside;
        this.words = words;
        this.rules = rules;
        this.zone = rules.calendar().zone();
    }

    static List<String> of(RequestCase request, Beside beside, Words words, Rules rules) {
        var line = new Line(request, beside, words, rules);
        line.applicant();
        line.essence();
        line.dates();
        line.outcome();
        return Stream.of(Column.values())
                .map(column -> line.cells.getOrDefault(column, ""))
                .toList();
    }

    private void applicant() {
        var filed = request.filed();
        cells.put(Column.NUMBER, request.id().toString());
        if (beside.tracking() != null) {
            cells.put(Column.TRACKING, beside.tracking().value());
        }
        sealed(Column.AUTHORITY, filed.actedBy().authority());
        sealed(Column.DOCUMENT, completed(filed.identityDocument(), CompletionReceived::identityDocument));
        sealed(Column.ESSENCE, filed.content());
        SealedContent signature = completed(filed.signature(), CompletionReceived::signature);
        sealed(Column.SIGNATURE, signature);
        request.last(SignatureVerified.class)
                .ifPresent(verified -> cells.put(Column.SIGNATURE, words.of(verified.outcome())));
        cells.put(Column.RECEIVED, minutes(filed.receivedAt()));
        cells.put(
                Column.CHANNEL,
                rules.policy()
                        .channel(filed.channel())
                        .map(channel -> channel.title().in(words.language()))
                        .orElse(filed.channel().value()));
        cells.put(Column.APPLICANT, words.of(filed.actedBy().representation()));
        if (filed.actedBy().authorityEnds() != null) {
            cells.put(Column.AUTHORITY_ENDS, filed.actedBy().authorityEnds().toString());
        }
        cells.put(Column.LACKING, words.all(request.missing()));
        at(IdentityVerified.class).ifPresent(at -> cells.put(Column.IDENTITY, minutes(at)));
        executor().ifPresent(executor -> cells.put(Column.EXECUTOR, executor));
    }

    private void essence() {
        var filed = request.filed();
        cells.put(Column.KIND, words.of(filed.kind()));
        if (filed.reason() != null) {
            cells.put(Column.REASON, title(ReasonKind.INACCURACY, filed.reason()));
        }
        if (filed.categories() != null) {
            cells.put(
                    Column.CATEGORIES,
                    filed.categories().stream().map(this::title).collect(Collectors.joining(", ")));
        }
        request.last(ProcessingBlocked.class).ifPresent(block -> cells.put(Column.BLOCKED, minutes(request.filedAt())));
        at(ProcessingUnblocked.class).ifPresent(at -> cells.put(Column.UNBLOCKED, minutes(at)));
    }

    private void dates() {
        if (request.clockRuns()) {
            cells.put(Column.POLICY_DUE, request.policyDue().toString());
            cells.put(Column.STATUTORY_DUE, request.statutoryDue().toString());
        }
        request.last(DeadlineExtended.class)
                .ifPresent(extended -> cells.put(
                        Column.EXTENSION,
                        at(DeadlineExtended.class).map(this::minutes).orElse("") + " +" + extended.workingDays() + ": "
                                + title(ReasonKind.EXTENSION, extended.reason())));
        cells.put(
                Column.MISSED,
                words.all(request.all(DeadlineMissed.class).stream()
                        .map(DeadlineMissed::profile)
                        .distinct()
                        .toList()));
    }

    private void outcome() {
        request.last(UnlawfulnessNotConfirmed.class)
                .ifPresent(denied -> cells.put(Column.GROUND, title(ReasonKind.REFUSAL, denied.reason())));
        request.last(RequestAnswered.class).ifPresent(answered -> {
            cells.put(Column.ANSWERED, minutes(answered.answeredAt()));
            cells.put(Column.FORM, words.of(answered.form()));
            sealed(Column.ANSWER, answered.answer());
            sealed(Column.PROOF, answered.dispatchProof());
        });
        request.last(RequestRefused.class).ifPresent(refused -> {
            cells.put(Column.GROUND, title(ReasonKind.REFUSAL, refused.reason()) + " (" + refused.article() + ")");
            at(RequestRefused.class).ifPresent(at -> cells.put(Column.ANSWERED, minutes(at)));
        });
        cells.put(Column.DECISION, words.of(decision()));
        cells.put(Column.LETTERS, beside.letters().stream().map(this::letter).collect(Collectors.joining("; ")));
    }

    private String letter(Messages.Message letter) {
        Instant ended = letter.endedAt();
        return words.of(letter.kind()) + ": "
                + (ended == null
                        ? words.of("letter.waiting")
                        : letter.why() == null ? minutes(ended) : words.of("letter.failed") + " " + minutes(ended));
    }

    /// What came later where it was missing at first.
    private @Nullable SealedContent completed(
            @Nullable SealedContent filed, Function<CompletionReceived, @Nullable SealedContent> part) {
        SealedContent found = filed;
        for (CompletionReceived received : request.all(CompletionReceived.class)) {
            SealedContent later = part.apply(received);
            found = later == null ? found : later;
        }
        return found;
    }

    private void sealed(Column column, @Nullable SealedContent content) {
        if (content != null) {
            cells.put(column, content.sealedRef().toString());
        }
    }

    private String decision() {
        if (request.annulled()) {
            return "decision.annulled";
        }
        if (request.has(RequestWithdrawn.class)) {
            return "decision.withdrawn";
        }
        if (request.outcome().isPresent()) {
            return request.outcome().get().fact() instanceof RequestRefused ? "decision.refused" : "decision.answered";
        }
        return request.resolved() ? "decision.decided" : "decision.open";
    }

    /// Who worked on it last, as a keyed digest: the journal leaves the house, names of staff don't.
    private Optional<String> executor() {
        return Stream.of(
                        request.last(RequestRefused.class).map(RequestRefused::actor),
                        request.last(RequestAnswered.class).map(RequestAnswered::actor),
                        request.last(DeadlineExtended.class).map(DeadlineExtended::actor),
                        request.last(IdentityVerified.class).map(IdentityVerified::actor))
                .flatMap(Optional::stream)
                .map(Line::name)
                .findFirst();
    }

    private static String name(Actor actor) {
        String role = actor.role() == null ? "" : actor.role().value();
        return actor.officer() == null
                ? role
                : role + " " + actor.officer().value().substring(0, 8);
    }

    private String title(ReasonKind kind, ReasonCode code) {
        return rules.policy()
                .reason(kind, code)
                .map(reason -> reason.title().in(words.language()))
                .orElse(code.value());
    }

    private String title(CategoryCode code) {
        return rules.policy()
                .dataCategory(code)
                .map(category -> category.title().in(words.language()))
                .orElse(code.value());
    }

    private Optional<Instant> at(Class<? extends RequestFact> kind) {
        return request.later().stream()
                .filter(stated -> kind.isInstance(stated.fact()))
                .map(Stated::at)
                .findFirst();
    }

    private String minutes(Instant at) {
        return MINUTES.format(at.atZone(zone));
    }
}
