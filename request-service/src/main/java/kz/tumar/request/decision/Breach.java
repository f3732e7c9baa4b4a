package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.BreachNotified;
import kz.tumar.contract.fact.BreachRegistered;
import kz.tumar.contract.fact.DeadlineMissed;
import kz.tumar.contract.fact.DeadlineRecalculated;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.policy.ReasonKind;
import kz.tumar.request.deadline.Dates;
import kz.tumar.request.deadline.Deadlines;
import org.jspecify.annotations.Nullable;

/// A breach and its notice to the authority: a statutory case beyond the policy (clause 7.8). Its clock
/// runs from the discovery and can't be extended.
///
/// @param calendarVersion the calendar that the date was counted with
/// @param missed whether it was stated that the date passed
/// @param revision the number of facts so far
public record Breach(
        BreachRegistered registered,
        Optional<BreachNotified> notified,
        LocalDate due,
        CalendarVersion calendarVersion,
        boolean missed,
        int revision) {
    /// What was found.
    ///
    /// @param discoveredAt when; the clock runs from then
    /// @param origin the case in whose handling it happened
    public record Found(
            ReasonCode nature,
            Instant discoveredAt,
            List<SubjectRef> subjects,
            List<CategoryCode> categories,
            @Nullable CaseId origin) {
        public Found {
            subjects = List.copyOf(subjects);
            categories = List.copyOf(categories);
        }
    }

    /// What the authority was told.
    public record Notice(@Nullable Numbered letter, List<ReasonCode> measures, Instant notifiedAt) {
        public Notice {
            measures = List.copyOf(measures);
        }
    }

    /// The breach that these facts tell of.
    public static Optional<Breach> of(List<Stated> facts) {
        if (facts.isEmpty() || !(facts.getFirst().fact() instanceof BreachRegistered registered)) {
            return Optional.empty();
        }
        Optional<BreachNotified> notified = Optional.empty();
        LocalDate due = registered.due();
        CalendarVersion calendar = registered.calendarVersion();
        boolean missed = false;
        for (Stated stated : facts) {
            if (stated.fact() instanceof BreachNotified told) {
                notified = Optional.of(told);
            } else if (stated.fact() instanceof DeadlineRecalculated anew) {
                due = anew.statutoryDue();
                calendar = anew.calendarVersion();
                missed = false;
            } else if (stated.fact() instanceof DeadlineMissed) {
                missed = true;
            }
        }
        return Optional.of(new Breach(registered, notified, due, calendar, missed, facts.size()));
    }

    /// Its id.
    public CaseId id() {
        return registered.caseId();
    }

    /// Decides the registration of a breach.
    public static Verdict register(Cause cause, Found found, Actor actor, Instant now, Rules rules) {
        var wrong = new ArrayList<Violation>();
        if (!rules.gives(ReasonKind.BREACH, found.nature())) {
            wrong.add(new Violation("/nature", "code", "a kind of breach of the policy"));
        }
        for (int i = 0; i < found.categories().size(); i++) {
            if (!rules.knows(found.categories().get(i))) {
                wrong.add(new Violation("/categories/" + i, "code", "a category of data of the policy"));
            }
        }
        if (!wrong.isEmpty()) {
            return new Verdict.Rejected(ProblemType.UNKNOWN_CODE, wrong);
        }
        List<RequestFact> facts = found.discoveredAt().isAfter(now)
                ? List.of()
                : register(FilingRequest.caseOf(cause), found, actor, rules);
        return facts.isEmpty()
                ? Verdict.Rejected.at(
                        ProblemType.RECEIPT_IMPLAUSIBLE,
                        "/discoveredAt",
                        "receipt",
                        "a day that the calendar knows, past")
                : new Verdict.Stated(facts);
    }

    /// The registration as facts; none where the calendar does not know the day.
    static List<RequestFact> register(CaseId id, Found found, Actor actor, Rules rules) {
        return Deadlines.from(Deadlines.BREACH, found.discoveredAt(), rules) instanceof Dates dates
                ? List.of(new BreachRegistered(
                        id,
                        found.nature(),
                        found.discoveredAt(),
                        dates.earlier(),
                        dates.calendarVersion(),
                        dates.saysProvisional(),
                        found.subjects(),
                        found.categories(),
                        found.origin(),
                        actor))
                : List.of();
    }

    /// Decides that the authority was told.
    public Verdict notice(Notice notice, Actor actor, Instant now, Rules rules) {
        if (notified.isPresent()) {
            return Verdict.Rejected.conflict("a breach that the authority was not told of yet");
        }
        if (notice.measures().isEmpty()) {
            return Verdict.Rejected.at(ProblemType.INVALID_PARAMETER, "/measures", "minItems", "1");
        }
        for (int i = 0; i < notice.measures().size(); i++) {
            if (!rules.gives(ReasonKind.BREACH_MEASURE, notice.measures().get(i))) {
                return Verdict.Rejected.at(
                        ProblemType.UNKNOWN_CODE, "/measures/" + i, "code", "a measure of the policy");
            }
        }
        if (notice.notifiedAt().isAfter(now) || notice.notifiedAt().isBefore(registered.discoveredAt())) {
            return Verdict.Rejected.at(
                    ProblemType.RECEIPT_IMPLAUSIBLE, "/notifiedAt", "receipt", "between the discovery and now");
        }
        var told = new BreachNotified(id(), notice.letter(), notice.measures(), notice.notifiedAt(), actor);
        LocalDate today = LocalDate.ofInstant(now, rules.calendar().zone());
        return today.isAfter(due) && !missed ? Verdict.Stated.of(late(), told) : Verdict.Stated.of(told);
    }

    /// The date passed: the profile is the statute's, which alone knows of this case.
    public DeadlineMissed late() {
        return new DeadlineMissed(id(), DeadlineProfile.LAW, due);
    }
}
