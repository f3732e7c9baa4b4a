package kz.tumar.contract.claim;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedContent;
import org.jspecify.annotations.Nullable;

/// A person filed a request; whatever personal it says lies sealed (clauses 8.1 to 8.3).
///
/// @param kind what is asked for
/// @param channel through which channel
/// @param actedBy who spoke for the person
/// @param receivedAt first arrival at the operator, where earlier than this claim (law.md part F, 4)
/// @param categories the categories complained of, where the person named them
/// @param reason which of the five reasons of clause 2.7.1
/// @param identityDocument number, date and issuer of the identity document
/// @param participation what confirms that the person deals with the operator
/// @param signature the signature
/// @param requestedForm the form asked for
/// @param content the request's own words
/// @param purposes of a withdrawal: the purposes; absent: every purpose that rests on consent
/// @param lateReason why it is told more than a working day after receipt
/// @param unmatched true where the subject stands for this filing alone, and who the person is has to be found yet
public record SubjectRequestFiled(
        RequestKind kind,
        ChannelCode channel,
        ActedBy actedBy,
        @Nullable Instant receivedAt,
        @Nullable List<CategoryCode> categories,
        @Nullable ReasonCode reason,
        @Nullable SealedContent identityDocument,
        @Nullable SealedContent participation,
        @Nullable SealedContent signature,
        @Nullable AnswerForm requestedForm,
        @Nullable SealedContent content,
        @Nullable List<PurposeCode> purposes,
        @Nullable ReasonCode lateReason,
        @Nullable Boolean unmatched)
        implements Claim {
    public SubjectRequestFiled {
        categories = categories == null ? null : List.copyOf(categories);
        purposes = purposes == null ? null : List.copyOf(purposes);
    }

    /// A request that is told at once and names no purposes, of a person who is known.
    public SubjectRequestFiled(
            RequestKind kind,
            ChannelCode channel,
            ActedBy actedBy,
            @Nullable Instant receivedAt,
            @Nullable List<CategoryCode> categories,
            @Nullable ReasonCode reason,
            @Nullable SealedContent identityDocument,
            @Nullable SealedContent participation,
            @Nullable SealedContent signature,
            @Nullable AnswerForm requestedForm,
            @Nullable SealedContent content) {
        this(
                kind,
                channel,
                actedBy,
                receivedAt,
                categories,
                reason,
                identityDocument,
                participation,
                signature,
                requestedForm,
                content,
                null,
                null,
                null);
    }
}
