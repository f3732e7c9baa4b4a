package kz.tumar.contract.claim;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
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
        @Nullable SealedContent content)
        implements Claim {
    public SubjectRequestFiled {
        categories = categories == null ? null : List.copyOf(categories);
    }
}
