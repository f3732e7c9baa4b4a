package kz.tumar.request.answer;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.SubjectRef;
import kz.tumar.policy.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Everything that an answer to a request for access tells (clause 8.1), for people in three languages and for machines
/// as
/// it stands.
///
/// @param format names this form, for machines
/// @param processed whether anything about the person is processed at all
/// @param objectionDays within how many working days an objection to an automated decision is answered
record AnswerContent(
        String format,
        CaseId caseId,
        SubjectRef subject,
        LocalDate receivedOn,
        LocalDate preparedOn,
        String policyVersion,
        boolean processed,
        OperatorShown operator,
        List<Use> uses,
        List<Named> actions,
        List<Held> held,
        List<Provided> provided,
        List<LeftOut> leftOut,
        List<Given> given,
        List<Named> processors,
        List<Kept> terms,
        List<Locked> locked,
        List<Named> countries,
        int objectionDays,
        @Nullable ComplaintRoute complaint,
        List<Asked> asked) {
    static final String FORMAT = "tumar-answer/1";

    AnswerContent {
        uses = List.copyOf(uses);
        actions = List.copyOf(actions);
        held = List.copyOf(held);
        provided = List.copyOf(provided);
        leftOut = List.copyOf(leftOut);
        given = List.copyOf(given);
        processors = List.copyOf(processors);
        terms = List.copyOf(terms);
        locked = List.copyOf(locked);
        countries = List.copyOf(countries);
        asked = List.copyOf(asked);
    }

    /// A code with its title.
    record Named(String code, LocalizedText title) {}

    record OperatorShown(LocalizedText name, String bin, LocalizedText address, String website) {}

    /// Why data is processed.
    record Use(
            Named purpose,
            Named ground,
            @Nullable String article,
            List<Named> categories,
            LocalDate since,
            @Nullable LocalDate until) {}

    /// What a system said that it holds.
    record Held(Named system, List<Named> categories, Provenance source, boolean automated, LocalDate since) {}

    /// What a system provided: as text where it is text, else as a file of the package.
    ///
    /// @param redacted whether other people's data was taken out of it
    record Provided(
            Named system,
            String commitment,
            boolean redacted,
            @Nullable String text,
            @Nullable String file) {
        @Override
        public String toString() {
            return "Provided[redacted]";
        }
    }

    /// What a system provided and this leaves out.
    ///
    /// @param partly whether a part of it is given
    record LeftOut(Named system, Named reason, @Nullable String norm, boolean partly) {}

    /// What was given to a third party.
    record Given(
            @Nullable Named recipient,
            Named purpose,
            List<Named> categories,
            @Nullable String country,
            LocalDate on) {}

    /// How long data is kept after its purpose.
    ///
    /// @param period an ISO 8601 period; absent where no figure is set
    /// @param reviewEvery how often data without a figure is looked at again
    record Kept(
            Named purpose,
            List<Named> categories,
            @Nullable String period,
            @Nullable String reviewEvery,
            String article,
            boolean confirmed) {}

    /// Data that only a statute keeps.
    record Locked(
            Named category,
            @Nullable Named ground,
            @Nullable String article,
            LocalDate reviewOn) {}

    record ComplaintRoute(LocalizedText authority, LocalizedText address) {}

    /// A system that was asked, and what it answered.
    record Asked(Named system, @Nullable CommandOutcome outcome) {}

    @Override
    public String toString() {
        return "AnswerContent[redacted]";
    }
}
