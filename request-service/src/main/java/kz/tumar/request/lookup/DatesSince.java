package kz.tumar.request.lookup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.fact.BlockReviewDue;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.DeadlineRecalculated;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.contract.fact.SupportingInformationSubmitted;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Stated;

/// How the dates of a case came to be what they are.
final class DatesSince {
    private DatesSince() {}

    /// What set the dates.
    enum Because {
        /// The request came.
        FILED,

        /// The documents came from which a term runs.
        DOCUMENTS,

        /// The policy's date was moved with a reason.
        EXTENDED,

        /// The calendar was amended.
        RECALCULATED,

        /// No documents had come when the block was looked at again: it is to be decided.
        REMINDED,

        /// A mistake was corrected.
        CORRECTED
    }

    /// The dates from a moment on.
    record Step(
            Instant at,
            Because because,
            LocalDate policyDue,
            LocalDate statutoryDue,
            CalendarVersion calendarVersion) {}

    static List<Step> of(RequestCase request) {
        var filed = (SubjectRequestFiled) request.history().getFirst().fact();
        var steps = new ArrayList<Step>();
        var last = new Step(
                request.filedAt(), Because.FILED, filed.policyDue(), filed.statutoryDue(), filed.calendarVersion());
        steps.add(last);
        for (Stated stated : request.history().subList(1, request.history().size())) {
            Step next = after(last, stated);
            if (!next.equals(last)) {
                steps.add(next);
                last = next;
            }
        }
        return steps;
    }

    private static Step after(Step last, Stated stated) {
        return switch (stated.fact()) {
            case SupportingInformationSubmitted came ->
                new Step(stated.at(), Because.DOCUMENTS, came.policyDue(), came.statutoryDue(), came.calendarVersion());
            case DeadlineExtended extended ->
                new Step(
                        stated.at(),
                        Because.EXTENDED,
                        extended.policyDue(),
                        last.statutoryDue(),
                        last.calendarVersion());
            case DeadlineRecalculated anew ->
                new Step(
                        stated.at(),
                        Because.RECALCULATED,
                        anew.policyDue(),
                        anew.statutoryDue(),
                        anew.calendarVersion());
            case BlockReviewDue review ->
                new Step(stated.at(), Because.REMINDED, review.decideBy(), review.decideBy(), last.calendarVersion());
            case FactCorrected corrected
            when corrected.policyDue() != null
                    && corrected.statutoryDue() != null
                    && corrected.calendarVersion() != null ->
                new Step(
                        stated.at(),
                        Because.CORRECTED,
                        corrected.policyDue(),
                        corrected.statutoryDue(),
                        corrected.calendarVersion());
            default -> last;
        };
    }
}
