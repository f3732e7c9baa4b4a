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
        @Nullable SealedContent content)
        implements RequestFact {
    public SubjectRequestFiled {
        missing = List.copyOf(missing);
        categories = categories == null ? null : List.copyOf(categories);
    }
}
