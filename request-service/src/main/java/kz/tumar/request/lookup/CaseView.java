package kz.tumar.request.lookup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectRef;
import kz.tumar.request.deadline.Light;
import org.jspecify.annotations.Nullable;

/// A case as officers and the person see it: references, codes and dates only.
///
/// @param due the earlier of the two due dates; before a clock runs, the day on which the block is looked at again
/// @param clockRuns whether the due dates are legal terms already
/// @param lateRecording whether it was recorded more working days after receipt than the policy lets pass unexplained
/// @param missed the profiles whose date passed without what it is for
/// @param orders what holders were told, and what they answered; left out of lists
public record CaseView(
        CaseId caseId,
        SubjectRef subject,
        RequestKind kind,
        CaseState state,
        HolderCode system,
        Instant receivedAt,
        LocalDate dayZero,
        LocalDate policyDue,
        LocalDate statutoryDue,
        LocalDate due,
        boolean clockRuns,
        Light light,
        boolean lateRecording,
        List<DeadlineProfile> missed,
        List<MissingItem> missing,
        boolean completionAsked,
        boolean identityVerified,
        boolean awaitsThirdPartyCheck,
        @Nullable List<CategoryCode> categories,
        @Nullable ReasonCode reason,
        @Nullable AnswerForm requestedForm,
        @Nullable Block block,
        List<SealedContent> collected,
        int revision,
        @Nullable List<OrderView> orders) {

    /// Where a case stands.
    public enum CaseState {
        /// Nothing was decided yet.
        OPEN,

        /// What it is about was decided; the person was not told yet.
        DECIDED,

        /// The answer left.
        ANSWERED,

        /// A refusal left.
        REFUSED
    }

    /// A block.
    ///
    /// @param standing whether it still holds
    /// @param categories the categories; empty means everything
    public record Block(BlockId blockId, boolean standing, List<CategoryCode> categories, LocalDate reviewOn) {}

    /// An order about one reference of the person.
    ///
    /// @param repeats how often its unanswered commands went out again
    public record OrderView(
            OrderId orderId,
            CommandKind command,
            SubjectRef subject,
            Instant orderedAt,
            int repeats,
            List<HolderView> holders) {}

    /// One holder's part of an order.
    ///
    /// @param outcome its latest answer; absent while it is silent
    /// @param overdue whether it has not obeyed although it was due
    public record HolderView(
            HolderCode holder,
            Instant due,
            @Nullable CommandOutcome outcome,
            @Nullable Instant answeredAt,
            boolean overdue) {}
}
