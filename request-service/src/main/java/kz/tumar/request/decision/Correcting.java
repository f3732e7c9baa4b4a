package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CorrectionKind;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.fact.CompletionAsked;
import kz.tumar.contract.fact.CompletionReceived;
import kz.tumar.contract.fact.CorrectionProposed;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.IdentityVerified;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.contract.fact.SupportingInformationSubmitted;
import kz.tumar.contract.fact.ThirdPartyDataChecked;
import kz.tumar.policy.ReasonKind;
import kz.tumar.request.deadline.Dates;
import kz.tumar.request.deadline.Deadlines;
import org.jspecify.annotations.Nullable;

/// An officer's mistake is corrected beside what was recorded (law.md part F, 9): state and clocks
/// follow, a missed date stays missed. Where identity, subject or a date changes, a second person
/// agrees first.
final class Correcting {
    private static final String APPROVAL = "fact.correction";
    private static final ReasonCode BY_MISTAKE = new ReasonCode("recorded-by-mistake");
    private static final ReasonCode MISDIRECTED = new ReasonCode("breach.misdirected-answer");

    private Correcting() {}

    static Verdict correct(RequestCase state, CaseAction.Correct asked, Actor actor, Instant now, Rules rules) {
        Optional<Stated> mistaken = find(state, asked.fact());
        if (mistaken.isEmpty() || state.annulled()) {
            return Verdict.Rejected.conflict("a fact of this case that holds");
        }
        if (!rules.gives(ReasonKind.CORRECTION, asked.reason())) {
            return Verdict.Rejected.at(ProblemType.UNKNOWN_CODE, "/reason", "code", "a reason of the policy for this");
        }
        RequestFact fact = mistaken.get().fact();
        if (wrong(state, fact, asked, now, rules) instanceof Verdict.Rejected wrong) {
            return wrong;
        }
        var proposal = new CorrectionProposed(
                state.id(), asked.fact(), asked.change(), asked.at(), asked.subject(), asked.reason(), actor);
        return needsSecond(fact, asked.change())
                ? Verdict.Stated.of(proposal)
                : facts(state, fact, proposal, null, now, rules);
    }

    static Verdict approve(RequestCase state, EventId id, Actor actor, Instant now, Rules rules) {
        Stated proposal = find(state, id).orElse(null);
        if (proposal == null
                || !(proposal.fact() instanceof CorrectionProposed asked)
                || made(state, asked, proposal)
                || state.annulled()) {
            return Verdict.Rejected.conflict("a proposal that nobody approved yet");
        }
        if (!rules.mayApprove(APPROVAL, actor)) {
            return Verdict.Rejected.because(ProblemType.FORBIDDEN);
        }
        if (TwoPersons.same(asked.actor(), actor)) {
            return Verdict.Rejected.because(ProblemType.OWN_DECISION);
        }
        Optional<Stated> mistaken = find(state, asked.corrects());
        if (mistaken.isEmpty()) {
            return Verdict.Rejected.conflict("a fact of this case that holds");
        }
        RequestFact fact = mistaken.get().fact();
        var again =
                new CaseAction.Correct(asked.corrects(), asked.change(), asked.at(), asked.subject(), asked.reason());
        return wrong(state, fact, again, now, rules) instanceof Verdict.Rejected wrong
                ? wrong
                : facts(state, fact, asked, actor, now, rules);
    }

    /// Whether what was proposed was done since: what was done before and undone meanwhile may be proposed again.
    static boolean made(RequestCase state, CorrectionProposed asked, Stated proposal) {
        return state
                .later()
                .subList(state.later().indexOf(proposal) + 1, state.later().size())
                .stream()
                .map(Stated::fact)
                .filter(FactCorrected.class::isInstance)
                .map(FactCorrected.class::cast)
                .anyMatch(corrected -> corrected.corrects().equals(asked.corrects())
                        && corrected.change() == asked.change()
                        && Objects.equals(corrected.at(), asked.at())
                        && Objects.equals(corrected.subject(), asked.subject()));
    }

    private static Optional<Stated> find(RequestCase state, EventId id) {
        if (id.equals(state.history().getFirst().id())) {
            return Optional.of(new Stated(state.filed(), state.subject(), state.filedAt(), id));
        }
        return state.later().stream().filter(stated -> id.equals(stated.id())).findFirst();
    }

    private static Verdict.@Nullable Rejected wrong(
            RequestCase state, RequestFact fact, CaseAction.Correct asked, Instant now, Rules rules) {
        return switch (asked.change()) {
            case ANNULLED ->
                annullable(fact)
                        ? null
                        : Verdict.Rejected.conflict("a fact that nobody outside acted upon, or a decision of its own");
            case DATE -> wrongDate(state, fact, asked.at(), now, rules);
            case SUBJECT -> {
                boolean other = asked.subject() != null && !asked.subject().equals(state.subject());
                yield fact instanceof SubjectRequestFiled && other
                        ? null
                        : Verdict.Rejected.at(
                                ProblemType.INVALID_PARAMETER,
                                "/subject",
                                "required",
                                "the right person of the request");
            }
            case MISDIRECTED ->
                fact instanceof RequestAnswered ? null : Verdict.Rejected.conflict("an answer that left");
        };
    }

    private static Verdict.@Nullable Rejected wrongDate(
            RequestCase state, RequestFact fact, @Nullable Instant at, Instant now, Rules rules) {
        if (!Corrected.hasDate(fact)) {
            return Verdict.Rejected.conflict("a fact with a date of its own");
        }
        boolean tooEarly = at != null
                && !(fact instanceof SubjectRequestFiled)
                && LocalDate.ofInstant(at, rules.calendar().zone())
                        .isBefore(state.filed().dayZero());
        return at == null
                        || at.isAfter(now)
                        || tooEarly
                        || !Plausible.past(at, rules.calendar().zone())
                ? Verdict.Rejected.at(
                        ProblemType.RECEIPT_IMPLAUSIBLE, "/at", "receipt", "between the request's receipt and now")
                : null;
    }

    /// What holders or other services acted upon isn't undone by saying that it was a mistake.
    private static boolean annullable(RequestFact fact) {
        return switch (fact) {
            case SubjectRequestFiled filed -> true;
            case IdentityVerified verified -> true;
            case CompletionAsked asked -> true;
            case CompletionReceived received -> true;
            case DeadlineExtended extended -> true;
            case SupportingInformationSubmitted submitted -> true;
            case ThirdPartyDataChecked checked -> true;
            case RequestAnswered answered -> true;
            case RequestRefused refused -> true;
            default -> false;
        };
    }

    private static boolean needsSecond(RequestFact fact, CorrectionKind change) {
        return switch (change) {
            case DATE, SUBJECT -> true;
            case MISDIRECTED -> false;
            case ANNULLED -> !(fact instanceof CompletionAsked) && !isPlain(fact);
        };
    }

    /// What came without telling who the applicant is or who speaks for them.
    private static boolean isPlain(RequestFact fact) {
        return fact instanceof CompletionReceived received
                && received.identityDocument() == null
                && received.authority() == null;
    }

    private static Verdict facts(
            RequestCase state,
            RequestFact fact,
            CorrectionProposed asked,
            @Nullable Actor second,
            Instant now,
            Rules rules) {
        FactCorrected bare = corrected(state, asked, second, null);
        RequestCase after = state.and(bare, now);
        boolean movesClock = fact instanceof SubjectRequestFiled
                || fact instanceof SupportingInformationSubmitted
                || fact instanceof DeadlineExtended;
        Dates dates = null;
        if (movesClock && !after.annulled()) {
            if (!(anew(after, rules) instanceof Dates counted)) {
                return Verdict.Rejected.at(
                        ProblemType.RECEIPT_IMPLAUSIBLE, "/at", "receipt", "a day that the calendar knows");
            }
            dates = counted;
        }
        var facts = new ArrayList<RequestFact>();
        facts.add(corrected(state, asked, second, dates));
        facts.addAll(consequences(state, after, fact, asked, now, rules));
        return new Verdict.Stated(facts);
    }

    private static Deadlines.Counted anew(RequestCase after, Rules rules) {
        Deadlines.Counted counted = after.clockRuns()
                ? Deadlines.from(Deadlines.ruleOf(after.kind()), after.clockStart(), rules)
                : Deadlines.onFiling(after.kind(), after.filed().receivedAt(), rules);
        Optional<DeadlineExtended> extended = after.last(DeadlineExtended.class);
        if (counted instanceof Dates dates && extended.isPresent()) {
            return Deadlines.extended(dates.policyDue(), extended.get().workingDays(), rules)
                    .<Deadlines.Counted>map(later -> new Dates(
                            dates.dayZero(),
                            later,
                            dates.statutoryDue(),
                            dates.reviewOn(),
                            dates.calendarVersion(),
                            dates.provisional()))
                    .orElseGet(Deadlines.Uncounted::new);
        }
        return counted;
    }

    private static FactCorrected corrected(
            RequestCase state, CorrectionProposed asked, @Nullable Actor second, @Nullable Dates dates) {
        CaseId elsewhere = switch (asked.change()) {
            case SUBJECT -> continuation(state, asked);
            case MISDIRECTED -> breach(state, asked);
            case ANNULLED, DATE -> null;
        };
        return new FactCorrected(
                state.id(),
                asked.corrects(),
                asked.change(),
                asked.at(),
                asked.subject(),
                dates == null ? null : dayZero(state, asked, dates),
                dates == null ? null : dates.policyDue(),
                dates == null ? null : dates.statutoryDue(),
                dates == null ? null : dates.calendarVersion(),
                dates == null ? null : dates.saysProvisional(),
                elsewhere,
                asked.reason(),
                asked.actor(),
                second);
    }

    private static @Nullable LocalDate dayZero(RequestCase state, CorrectionProposed asked, Dates dates) {
        return asked.corrects().equals(state.history().getFirst().id()) ? dates.dayZero() : null;
    }

    /// The case that takes the place of one recorded on the wrong person.
    static CaseId continuation(RequestCase state, CorrectionProposed asked) {
        return new CaseId(
                DerivedId.from("tumar/continued-case/v1", state.id().toString(), String.valueOf(asked.subject())));
    }

    private static CaseId breach(RequestCase state, CorrectionProposed asked) {
        return new CaseId(DerivedId.from(
                "tumar/breach-case/v1", state.id().toString(), asked.corrects().toString()));
    }

    private static List<RequestFact> consequences(
            RequestCase state,
            RequestCase after,
            RequestFact fact,
            CorrectionProposed asked,
            Instant now,
            Rules rules) {
        var facts = new ArrayList<RequestFact>();
        if (after.annulled()) {
            state.standingBlock()
                    .map(block -> new ProcessingUnblocked(block.blockId(), state.id(), BY_MISTAKE, asked.actor()))
                    .ifPresent(facts::add);
        } else if (fact instanceof RequestRefused) {
            Waiving.again(state).ifPresent(facts::add);
        }
        if (asked.change() == CorrectionKind.MISDIRECTED) {
            facts.addAll(Breach.register(
                    breach(state, asked),
                    new Breach.Found(MISDIRECTED, now, List.of(state.subject()), List.of(), state.id()),
                    asked.actor(),
                    rules));
        }
        if (asked.change() == CorrectionKind.SUBJECT) {
            facts.addAll(FilingRequest.continued(state, continuation(state, asked), now, rules));
        }
        return facts;
    }
}
