package kz.tumar.contract.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedContent;
import org.jspecify.annotations.Nullable;

/// A request is a case, and its clock runs (clause 8.1).
///
/// @param caseId the case
/// @param system the system that claimed it
/// @param kind what is asked for
/// @param channel through which channel
/// @param actedBy who spoke for the person
/// @param receivedAt receipt: first arrival at the operator
/// @param dayZero the day of receipt in Almaty; day one is the next working day
/// @param policyDue the due date under the policy
/// @param statutoryDue the due date under the statute
/// @param calendarVersion the calendar both were counted with
/// @param missing what clause 8.1 wants and the request lacks
/// @param categories the categories complained of
/// @param reason the reason given
/// @param identityDocument sealed
/// @param participation sealed
/// @param signature sealed
/// @param requestedForm the form asked for
/// @param content sealed
/// @param purposes of a withdrawal: every purpose that it takes consent back for
/// @param lateReason why it was recorded more than a working day after receipt
/// @param provisional true where a date was counted in a year whose calendar is not announced
/// @param unmatched true where the subject stands for this filing alone until the person is found
/// @param continues the case that this one takes the place of, recorded by mistake
public record SubjectRequestFiled(
        CaseId caseId,
        HolderCode system,
        RequestKind kind,
        ChannelCode channel,
        ActedBy actedBy,
        Instant receivedAt,
        LocalDate dayZero,
        LocalDate policyDue,
        LocalDate statutoryDue,
        CalendarVersion calendarVersion,
        List<MissingItem> missing,
        @Nullable List<CategoryCode> categories,
        @Nullable ReasonCode reason,
        @Nullable SealedContent identityDocument,
        @Nullable SealedContent participation,
        @Nullable SealedContent signature,
        @Nullable AnswerForm requestedForm,
        @Nullable SealedContent content,
        @Nullable List<PurposeCode> purposes,
        @Nullable ReasonCode lateReason,
        @Nullable Boolean provisional,
        @Nullable Boolean unmatched,
        @Nullable CaseId continues)
        implements RequestFact {
    public SubjectRequestFiled {
        missing = List.copyOf(missing);
        categories = categories == null ? null : List.copyOf(categories);
        purposes = purposes == null ? null : List.copyOf(purposes);
    }
}
