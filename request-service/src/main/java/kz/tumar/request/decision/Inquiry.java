package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.InquiryEvidence;
import kz.tumar.contract.InquiryItem;
import kz.tumar.contract.NamedPerson;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SentExport;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.AuthorityInquiryAcknowledged;
import kz.tumar.contract.fact.AuthorityInquiryAnswered;
import kz.tumar.contract.fact.AuthorityInquiryReceived;
import kz.tumar.contract.fact.DeadlineMissed;
import kz.tumar.contract.fact.DeadlineRecalculated;
import kz.tumar.contract.fact.InquiryItemGathered;
import kz.tumar.contract.fact.InquiryTermGranted;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.policy.ReasonKind;
import kz.tumar.request.deadline.Dates;
import kz.tumar.request.deadline.Deadlines;
import org.jspecify.annotations.Nullable;

/// The authority's inquiry (clause 2.6.2): its clock can't be extended by the operator.
///
/// @param later everything stated after the registration, in order
public record Inquiry(AuthorityInquiryReceived received, List<RequestFact> later) {
    public Inquiry {
        later = List.copyOf(later);
    }

    /// A letter, as it was registered.
    ///
    /// @param due the letter's own date, where it names one
    /// @param annex who the persons asked about are, sealed
    public record Letter(
            Numbered number,
            LocalDate date,
            Instant receivedAt,
            @Nullable LocalDate due,
            List<SubjectRef> subjects,
            List<NamedPerson> annex) {
        public Letter {
            subjects = List.copyOf(subjects);
            annex = List.copyOf(annex);
        }
    }

    /// What left in answer.
    ///
    /// @param dispatch the number under which it left
    /// @param exports every export that left with it
    public record Reply(Numbered dispatch, List<SentExport> exports, Instant answeredAt) {
        public Reply {
            exports = List.copyOf(exports);
        }
    }

    /// More time, granted by a letter of the authority.
    public record Grant(Numbered letter, LocalDate letterDate, LocalDate due) {}

    /// The inquiry that these facts tell of.
    public static Optional<Inquiry> of(List<Stated> facts) {
        if (facts.isEmpty() || !(facts.getFirst().fact() instanceof AuthorityInquiryReceived received)) {
            return Optional.empty();
        }
        return Optional.of(
                new Inquiry(received, facts.stream().skip(1).map(Stated::fact).toList()));
    }

    /// The answer, where it left.
    public Optional<AuthorityInquiryAnswered> answered() {
        return all(AuthorityInquiryAnswered.class).findFirst();
    }

    /// The authority's acknowledgement, where it came.
    public Optional<AuthorityInquiryAcknowledged> acknowledged() {
        return all(AuthorityInquiryAcknowledged.class).findFirst();
    }

    /// The latest letter that granted more time.
    public Optional<InquiryTermGranted> granted() {
        return all(InquiryTermGranted.class).reduce((before, now) -> now);
    }

    /// What officers said is enclosed; of each item the latest word.
    public Map<InquiryItem, InquiryEvidence> gathered() {
        var gathered = new EnumMap<InquiryItem, InquiryEvidence>(InquiryItem.class);
        all(InquiryItemGathered.class)
                .forEach(each -> gathered.put(each.evidence().item(), each.evidence()));
        return gathered;
    }

    /// The due date: the one counted at receipt or, after an amendment of the calendar, anew; or the one the
    /// authority granted since.
    public LocalDate due() {
        return granted()
                .map(InquiryTermGranted::due)
                .or(() -> counted().map(DeadlineRecalculated::policyDue))
                .orElse(received.due());
    }

    /// The calendar that it was counted with.
    public CalendarVersion calendarVersion() {
        return counted().map(DeadlineRecalculated::calendarVersion).orElse(received.calendarVersion());
    }

    private Optional<DeadlineRecalculated> counted() {
        return all(DeadlineRecalculated.class).reduce((before, now) -> now);
    }

    /// Whether it was stated that the due date passed.
    public boolean missed() {
        return all(DeadlineMissed.class).anyMatch(missed -> missed.due().equals(due()));
    }

    /// The number of facts so far.
    public int revision() {
        return later.size() + 1;
    }

    private <F extends RequestFact> Stream<F> all(Class<F> kind) {
        return later.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// The person an event about an inquiry is about: only where exactly one is named.
    public static @Nullable SubjectRef subjectOf(List<SubjectRef> subjects) {
        return subjects.size() == 1 ? subjects.getFirst() : null;
    }

    /// Decides the registration of a letter; due is the earlier of the policy's term and the letter's
    /// own date.
    public static Verdict receive(Cause cause, Letter letter, Actor actor, Instant now, Rules rules) {
        if (!Plausible.date(letter.date(), now)) {
            return Plausible.refused("/letterDate");
        }
        if (!Plausible.date(letter.due(), now)) {
            return Plausible.refused("/due");
        }
        var wrong = new ArrayList<Violation>();
        LocalDate arrived =
                LocalDate.ofInstant(letter.receivedAt(), rules.calendar().zone());
        if (letter.receivedAt().isAfter(now) || arrived.isBefore(letter.date())) {
            wrong.add(new Violation("/receivedAt", "receipt", "between the letter's date and now"));
        }
        if (letter.due() != null && letter.due().isBefore(letter.date())) {
            wrong.add(new Violation("/due", "order", "not before the letter's date"));
        }
        if (!wrong.isEmpty()) {
            return new Verdict.Rejected(ProblemType.RECEIPT_IMPLAUSIBLE, wrong);
        }
        if (!namesOnlyWhoIsAskedAbout(letter)) {
            return Verdict.Rejected.at(
                    ProblemType.INVALID_PARAMETER, "/annex", "subjects", "persons asked about, each once");
        }
        return switch (Deadlines.from(Deadlines.INQUIRY, letter.receivedAt(), rules)) {
            case Deadlines.Uncounted() -> Verdict.Rejected.because(ProblemType.RECEIPT_IMPLAUSIBLE);
            case Dates dates ->
                Verdict.Stated.of(new AuthorityInquiryReceived(
                        FilingRequest.caseOf(cause),
                        letter.number(),
                        letter.date(),
                        letter.receivedAt(),
                        due(dates, letter.due()),
                        dates.calendarVersion(),
                        letter.subjects(),
                        actor,
                        letter.due(),
                        dates.saysProvisional(),
                        letter.annex().isEmpty() ? null : letter.annex()));
        };
    }

    private static boolean namesOnlyWhoIsAskedAbout(Letter letter) {
        var named = letter.annex().stream().map(NamedPerson::subject).toList();
        return letter.subjects().containsAll(named) && Set.copyOf(named).size() == named.size();
    }

    /// Decides that an officer said what is enclosed for an item: one thing, or why there is none.
    public Verdict gather(InquiryEvidence evidence, Actor actor, Rules rules) {
        if (answered().isPresent()) {
            return Verdict.Rejected.conflict("an unanswered inquiry");
        }
        boolean enclosed = evidence.number() != null || evidence.hash() != null || evidence.exportId() != null;
        if (enclosed == (evidence.none() != null)) {
            return Verdict.Rejected.at(
                    ProblemType.INVALID_PARAMETER, "", "oneOf", "a number, digest or export, or why there is none");
        }
        if (evidence.none() != null && !rules.gives(ReasonKind.INQUIRY_NONE, evidence.none())) {
            return Verdict.Rejected.at(
                    ProblemType.UNKNOWN_CODE, "/none", "code", "a reason of the policy for enclosing nothing");
        }
        return Verdict.Stated.of(new InquiryItemGathered(id(), evidence, actor));
    }

    /// Decides that the authority granted more time; it is recorded by its letter, and is no extension of ours.
    public Verdict grant(Grant grant, Actor actor, Instant now, Rules rules) {
        if (answered().isPresent()) {
            return Verdict.Rejected.conflict("an unanswered inquiry");
        }
        LocalDate today = LocalDate.ofInstant(now, rules.calendar().zone());
        var wrong = new ArrayList<Violation>();
        if (grant.letterDate().isBefore(received.letterDate())
                || grant.letterDate().isAfter(today)) {
            wrong.add(new Violation("/letterDate", "order", "between the date of the inquiry's letter and today"));
        }
        if (!grant.due().isAfter(due()) || !Plausible.date(grant.due(), now)) {
            wrong.add(new Violation("/due", "order", "after the due date so far"));
        }
        return wrong.isEmpty()
                ? Verdict.Stated.of(
                        new InquiryTermGranted(id(), grant.letter(), grant.letterDate(), grant.due(), actor))
                : new Verdict.Rejected(ProblemType.RECEIPT_IMPLAUSIBLE, wrong);
    }

    /// Decides that the authority acknowledged the answer.
    public Verdict acknowledge(Numbered number, Instant acknowledgedAt, Actor actor, Instant now) {
        if (answered().isEmpty() || acknowledged().isPresent()) {
            return Verdict.Rejected.conflict("an answer that was not acknowledged yet");
        }
        if (acknowledgedAt.isAfter(now)
                || acknowledgedAt.isBefore(answered().orElseThrow().answeredAt())) {
            return Verdict.Rejected.at(
                    ProblemType.RECEIPT_IMPLAUSIBLE, "/acknowledgedAt", "receipt", "between the answer and now");
        }
        return Verdict.Stated.of(new AuthorityInquiryAcknowledged(id(), number, acknowledgedAt, actor));
    }

    /// Decides that the answer left. Every item has its reference or digest, or why there is none, and every export
    /// that the inquiry needs is there.
    ///
    /// @param enclosing the items as they stand
    public Verdict answer(Reply reply, Enclosing enclosing, Actor actor, Instant now, Rules rules) {
        if (answered().isPresent()) {
            return Verdict.Rejected.conflict("an unanswered inquiry");
        }
        if (reply.exports().isEmpty()) {
            return Verdict.Rejected.conflict("the export that is being made");
        }
        List<Violation> open = enclosing.open();
        if (!open.isEmpty()) {
            return new Verdict.Rejected(ProblemType.CONFLICT, open);
        }
        if (reply.answeredAt().isAfter(now) || reply.answeredAt().isBefore(received.receivedAt())) {
            return Verdict.Rejected.at(
                    ProblemType.RECEIPT_IMPLAUSIBLE, "/answeredAt", "receipt", "between the letter's receipt and now");
        }
        SentExport first = reply.exports().getFirst();
        List<SentExport> more = reply.exports().subList(1, reply.exports().size());
        var answered = new AuthorityInquiryAnswered(
                id(),
                first.exportId(),
                first.packageHash(),
                reply.answeredAt(),
                actor,
                reply.dispatch(),
                more.isEmpty() ? null : more,
                enclosing.evidence());
        return late(now, rules)
                .map(late -> Verdict.Stated.of(late, answered))
                .orElseGet(() -> Verdict.Stated.of(answered));
    }

    /// That the date had passed, where that is so and nobody stated it: told where the answer is recorded, whatever
    /// the clock's turn.
    private Optional<DeadlineMissed> late(Instant now, Rules rules) {
        LocalDate today = LocalDate.ofInstant(now, rules.calendar().zone());
        return today.isAfter(due()) && !missed()
                ? Optional.of(new DeadlineMissed(id(), DeadlineProfile.POLICY, due()))
                : Optional.empty();
    }

    /// Its id.
    public CaseId id() {
        return received.caseId();
    }

    static LocalDate due(Dates dates, @Nullable LocalDate letter) {
        return letter != null && letter.isBefore(dates.earlier()) ? letter : dates.earlier();
    }
}
