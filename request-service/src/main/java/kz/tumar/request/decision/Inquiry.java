package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.ExportId;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.AuthorityInquiryAnswered;
import kz.tumar.contract.fact.AuthorityInquiryReceived;
import kz.tumar.request.deadline.Dates;
import kz.tumar.request.deadline.Deadlines;
import org.jspecify.annotations.Nullable;

/// The authority's inquiry (clause 2.6.2): its clock can't be extended by the operator.
///
/// @param answered the answer, where it left
/// @param revision the number of facts so far
public record Inquiry(AuthorityInquiryReceived received, Optional<AuthorityInquiryAnswered> answered, int revision) {

    /// A letter, as it was registered.
    ///
    /// @param due the letter's own date, where it names one
    public record Letter(
            Numbered number,
            LocalDate date,
            Instant receivedAt,
            @Nullable LocalDate due,
            List<SubjectRef> subjects) {
        public Letter {
            subjects = List.copyOf(subjects);
        }
    }

    /// What left in answer.
    public record Reply(ExportId export, Sha256 packageHash, Instant answeredAt) {}

    /// The inquiry that these facts tell of.
    public static Optional<Inquiry> of(List<Stated> facts) {
        if (facts.isEmpty() || !(facts.getFirst().fact() instanceof AuthorityInquiryReceived received)) {
            return Optional.empty();
        }
        Optional<AuthorityInquiryAnswered> answered = facts.stream()
                .map(Stated::fact)
                .filter(AuthorityInquiryAnswered.class::isInstance)
                .map(AuthorityInquiryAnswered.class::cast)
                .findFirst();
        return Optional.of(new Inquiry(received, answered, facts.size()));
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
                        dates.saysProvisional()));
        };
    }

    /// Decides that the answer left.
    public Verdict answer(Reply reply, Actor actor, Instant now) {
        if (answered.isPresent()) {
            return Verdict.Rejected.conflict("an unanswered inquiry");
        }
        if (reply.answeredAt().isAfter(now) || reply.answeredAt().isBefore(received.receivedAt())) {
            return Verdict.Rejected.at(
                    ProblemType.RECEIPT_IMPLAUSIBLE, "/answeredAt", "receipt", "between the letter's receipt and now");
        }
        return Verdict.Stated.of(new AuthorityInquiryAnswered(
                id(), reply.export(), reply.packageHash(), reply.answeredAt(), actor, null, null, null));
    }

    /// Its id.
    public CaseId id() {
        return received.caseId();
    }

    private static LocalDate due(Dates dates, @Nullable LocalDate letter) {
        return letter != null && letter.isBefore(dates.earlier()) ? letter : dates.earlier();
    }
}
