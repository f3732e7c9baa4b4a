package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.CorrectionKind;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RightsAtStake;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SignatureFinding;
import kz.tumar.contract.SignatureOutcome;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TextLanguage;
import kz.tumar.contract.Withheld;
import org.jspecify.annotations.Nullable;

/// What an officer does with a case.
public sealed interface CaseAction {
    /// Ask once for everything that is missing; the clock runs on (clause 8.1).
    record AskCompletion() implements CaseAction {}

    /// Record what came after all of what was missing (clause 8.1).
    ///
    /// @param receivedAt its arrival
    /// @param authorityEnds the last day of the authority, where it ends
    record Complete(
            Instant receivedAt,
            @Nullable SealedContent identityDocument,
            @Nullable SealedContent participation,
            @Nullable SealedContent signature,
            @Nullable SealedContent authority,
            @Nullable LocalDate authorityEnds)
            implements CaseAction {}

    /// Take in what the check of the signature came to (clause 8.1).
    ///
    /// @param signature which one was checked
    /// @param report the particulars, sealed
    record TakeSignatureCheck(
            SealedRef signature, SignatureOutcome outcome, List<SignatureFinding> findings, SealedContent report)
            implements CaseAction {
        public TakeSignatureCheck {
            findings = List.copyOf(findings);
        }
    }

    /// Decide about a signature that could be neither proved nor disproved (clause 8.1).
    record DecideSignature(boolean accepted, ReasonCode reason) implements CaseAction {}

    /// Be satisfied who the applicant is.
    record VerifyIdentity() implements CaseAction {}

    /// Move the policy's date, once, with a reason (clause 8.1).
    record Extend(int workingDays, ReasonCode reason) implements CaseAction {}

    /// Documents came (clause 8.2).
    ///
    /// @param receivedAt their arrival
    record SubmitSupportingInformation(Instant receivedAt, SealedContent content) implements CaseAction {}

    /// Correct what was shown to be wrong, and free the data again (clause 8.2).
    record Rectify(List<Correction> corrections) implements CaseAction {
        public Rectify {
            corrections = List.copyOf(corrections);
        }
    }

    /// One corrected value.
    ///
    /// @param before the commitment to the old value, where it is known
    /// @param after the new value, sealed here
    record Correction(CategoryCode category, @Nullable Sha256 before, SealedContent after) {}

    /// The processing was unlawful (clause 8.3).
    ///
    /// @param categories the categories; empty means what was blocked
    record ConfirmUnlawfulness(List<CategoryCode> categories) implements CaseAction {
        public ConfirmUnlawfulness {
            categories = List.copyOf(categories);
        }
    }

    /// The processing was lawful (clause 8.3).
    ///
    /// @param language the language of the text that goes to the person
    record DenyUnlawfulness(
            ReasonCode reason,
            ArticleCode article,
            @Nullable TextLanguage language) implements CaseAction {}

    /// Other people's data is checked out of the answer (clause 8.1).
    ///
    /// @param withheld what is left out
    /// @param opened what of the provided the one who checks has opened
    record CheckThirdPartyData(List<Withheld> withheld, Set<SealedRef> opened) implements CaseAction {
        public CheckThirdPartyData {
            withheld = List.copyOf(withheld);
            opened = Set.copyOf(opened);
        }
    }

    /// An answer was put together of what was provided (clause 8.1).
    ///
    /// @param attached files that go with it
    /// @param lacking holders without whose data it was put together
    record PrepareAnswer(SealedContent documents, List<SealedContent> attached, List<HolderCode> lacking)
            implements CaseAction {
        public PrepareAnswer {
            attached = List.copyOf(attached);
            lacking = List.copyOf(lacking);
        }
    }

    /// The answer left.
    ///
    /// @param answeredAt provable dispatch
    /// @param content what left, where it is not what was put together here
    /// @param dispatchProof what proves that it left
    /// @param deviation why it left in another form than the one asked for
    record Answer(
            AnswerForm form,
            Instant answeredAt,
            @Nullable SealedContent content,
            @Nullable SealedContent dispatchProof,
            @Nullable ReasonCode deviation)
            implements CaseAction {
        /// An answer in the form asked for, that nothing proves to have left.
        Answer(AnswerForm form, Instant answeredAt, @Nullable SealedContent content) {
            this(form, answeredAt, content, null, null);
        }
    }

    /// A reasoned refusal left (clause 8.1); of what was said about data: it was not confirmed (clause
    /// 8.2).
    ///
    /// @param partialNotPossible of a request for access: why not even a part can be answered
    /// @param language the language of the text that went to the person
    record Refuse(
            ReasonCode reason,
            ArticleCode article,
            @Nullable ReasonCode partialNotPossible,
            @Nullable TextLanguage language)
            implements CaseAction {
        public Refuse(ReasonCode reason, ArticleCode article) {
            this(reason, article, null, null);
        }
    }

    /// A demand is justified (clauses 2.7.1, 7.3).
    ///
    /// @param categories the categories; empty means what was demanded
    record Uphold(List<CategoryCode> categories) implements CaseAction {
        public Uphold {
            categories = List.copyOf(categories);
        }
    }

    /// The person takes the request itself back.
    record TakeBack(ChannelCode channel, ActedBy actedBy, Instant withdrawnAt) implements CaseAction {}

    /// What was sent did not arrive (law.md part F, 4).
    record ReportFailedDelivery(Instant failedAt, ReasonCode reason) implements CaseAction {}

    /// End a block that nothing else ends: the holders' confirmation is waited for no longer, or a
    /// demand to block that was upheld is over.
    record Unblock(ReasonCode reason) implements CaseAction {}

    /// Ask that a block be narrowed or lifted, or let some kinds of processing pass (clause 8.2).
    ///
    /// @param passages what shall go on; empty: the scope shall change
    /// @param keeps what stays blocked where the scope changes; empty: nothing
    record ProposeWaiver(
            @Nullable RightsAtStake whose, ReasonCode reason, List<PassageCode> passages, List<CategoryCode> keeps)
            implements CaseAction {
        public ProposeWaiver {
            passages = List.copyOf(passages);
            keeps = List.copyOf(keeps);
        }
    }

    /// Agree to what another asked about a block.
    ///
    /// @param order the order that approves it, where kinds of processing are to pass
    record ApproveWaiver(EventId proposal, @Nullable Numbered order) implements CaseAction {}

    /// Correct a recorded fact (law.md part F, 9).
    ///
    /// @param at the right time, where that is wrong
    /// @param subject the right person, where that is wrong
    record Correct(
            EventId fact,
            CorrectionKind change,
            @Nullable Instant at,
            @Nullable SubjectRef subject,
            ReasonCode reason) implements CaseAction {}

    /// Agree to a correction that another asked for.
    record ApproveCorrection(EventId proposal) implements CaseAction {}
}
