package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SignatureFinding;
import kz.tumar.contract.SignatureOutcome;
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
    record DenyUnlawfulness(ReasonCode reason) implements CaseAction {}

    /// Other people's data is checked out of the answer (clause 8.1).
    record CheckThirdPartyData() implements CaseAction {}

    /// The answer left.
    ///
    /// @param answeredAt provable dispatch
    record Answer(
            AnswerForm form, Instant answeredAt, @Nullable SealedContent content) implements CaseAction {}

    /// A reasoned refusal left (clause 8.1); of an inaccuracy: it was not confirmed (clause 8.2).
    record Refuse(ReasonCode reason, ArticleCode article) implements CaseAction {}
}
