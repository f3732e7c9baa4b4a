package kz.tumar.request.lookup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.BlockAlarm;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.PurposeCode;
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
/// @param answer how far the answer to a request for access has come; left out of lists
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
        @Nullable List<OrderView> orders,
        boolean provisional,
        @Nullable List<PurposeCode> purposes,
        boolean unmatched,
        List<Proposal> proposals,
        @Nullable ManyBlocks manyBlocks,
        @Nullable List<FactView> facts,
        @Nullable AnswerView answer) {

    /// Where a case stands.
    public enum CaseState {
        /// Nothing was decided yet.
        OPEN,

        /// What it is about was decided; the person was not told yet.
        DECIDED,

        /// The answer left.
        ANSWERED,

        /// A refusal left.
        REFUSED,

        /// The person took the request back.
        WITHDRAWN,

        /// It was recorded by mistake.
        ANNULLED
    }

    /// A block.
    ///
    /// @param standing whether it still holds
    /// @param categories the categories; empty means everything
    /// @param decideBy the last day for deciding, once the person was reminded that documents are missing
    /// @param passes the kinds of processing that go on although it stands
    /// @param alarms what systems did although it stands
    /// @param secondsToBlock from receipt to the block of the person found; absent while nobody was found
    /// @param secondsToAcknowledge from the block to the last holder's confirmation; absent while one is missing
    public record Block(
            BlockId blockId,
            boolean standing,
            List<CategoryCode> categories,
            LocalDate reviewOn,
            @Nullable LocalDate decideBy,
            List<PassageCode> passes,
            List<Alarm> alarms,
            @Nullable Long secondsToBlock,
            @Nullable Long secondsToAcknowledge) {}

    /// What a system did although processing was blocked.
    ///
    /// @param purpose for which purpose
    public record Alarm(
            HolderCode system, BlockAlarm alarm, @Nullable PurposeCode purpose, Instant at) {}

    /// What waits for a second person.
    ///
    /// @param proposal what an approval names
    /// @param late whether nobody decided in the time that the policy gives
    public record Proposal(EventId proposal, String about, ReasonCode reason, Instant at, boolean late) {}

    /// That one person or representative asked for many blocks: seen, and limited by a waiver only.
    public record ManyBlocks(int blocks, int from) {}

    /// One stated fact.
    ///
    /// @param corrected whether it was corrected since
    public record FactView(EventId id, String type, Instant at, boolean corrected) {}

    /// An order about one reference of the person.
    ///
    /// @param repeats how often its unanswered commands went out again
    public record OrderView(
            OrderId orderId,
            CommandKind command,
            @Nullable BlockId blockId,
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

    /// How far the answer to a request for access has come.
    ///
    /// @param prepared whether it was put together of everything that came
    /// @param lacking the holders without whose data it was put together
    /// @param withheld how many things it leaves out, as a whole or in part
    /// @param systems how far each system has come
    /// @param form in which form it left
    /// @param deviation why in another form than the one asked for
    public record AnswerView(
            boolean prepared,
            List<HolderCode> lacking,
            int withheld,
            List<SystemView> systems,
            @Nullable AnswerForm form,
            @Nullable Instant answeredAt,
            @Nullable ReasonCode deviation) {}

    /// How far a system has come with providing, over all references of the person.
    ///
    /// @param outcome its answer about the reference with which it is furthest behind; absent while it is silent
    /// @param provided how many things it provided
    /// @param unchecked how many of them nobody checked for other people's data
    public record SystemView(
            HolderCode holder, @Nullable CommandOutcome outcome, int provided, int unchecked, boolean overdue) {}
}
