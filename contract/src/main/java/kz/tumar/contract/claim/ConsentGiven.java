package kz.tumar.contract.claim;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.ConsentKind;
import kz.tumar.contract.ConsentPresentation;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.DistributionCondition;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.TextLanguage;
import org.jspecify.annotations.Nullable;

/// A person consented to the processing of the named categories for one purpose (clause 7.2; art. 8(4) of Law
/// 94-V).
///
/// @param purpose the purpose
/// @param categories the categories of data, at least one
/// @param subjectCategory in which capacity the person is known (clause 5.2)
/// @param channel through which channel
/// @param actedBy who spoke for the person
/// @param textHash the digest of the exact text shown to the person
/// @param thirdPartyTransfer whether provision to third parties was consented to
/// @param crossBorderTransfer whether transfer abroad was consented to
/// @param distribution whether distribution to an indefinite circle was consented to
/// @param until the last day of the consent; absent: until the purpose is achieved
/// @param evidence the sealed proof of it
/// @param kind what it is for; absent: the kind that the policy gives its purpose
/// @param actions the actions it covers (clause 1.1.2); absent: those of the purpose that stay with the operator
/// @param recipients to whom data may go
/// @param countries where it may go
/// @param conditions what others may do with each category (clause 7.6)
/// @param presentation how it was put before the person
/// @param textVersion the version of the policy that the text shown belongs to
/// @param language the language of that text
public record ConsentGiven(
        PurposeCode purpose,
        List<CategoryCode> categories,
        SubjectCategoryCode subjectCategory,
        ChannelCode channel,
        ActedBy actedBy,
        Sha256 textHash,
        boolean thirdPartyTransfer,
        boolean crossBorderTransfer,
        boolean distribution,
        @Nullable LocalDate until,
        @Nullable SealedContent evidence,
        @Nullable ConsentKind kind,
        @Nullable List<ProcessingAction> actions,
        @Nullable List<RecipientCode> recipients,
        @Nullable List<CountryCode> countries,
        @Nullable List<DistributionCondition> conditions,
        @Nullable ConsentPresentation presentation,
        @Nullable PolicyVersion textVersion,
        @Nullable TextLanguage language)
        implements Claim {
    public ConsentGiven {
        categories = List.copyOf(categories);
        actions = actions == null ? null : List.copyOf(actions);
        recipients = recipients == null ? null : List.copyOf(recipients);
        countries = countries == null ? null : List.copyOf(countries);
        conditions = conditions == null ? null : List.copyOf(conditions);
    }

    /// A record without what was added to version 1 later.
    public ConsentGiven(
            PurposeCode purpose,
            List<CategoryCode> categories,
            SubjectCategoryCode subjectCategory,
            ChannelCode channel,
            ActedBy actedBy,
            Sha256 textHash,
            boolean thirdPartyTransfer,
            boolean crossBorderTransfer,
            boolean distribution,
            @Nullable LocalDate until,
            @Nullable SealedContent evidence) {
        this(
                purpose,
                categories,
                subjectCategory,
                channel,
                actedBy,
                textHash,
                thirdPartyTransfer,
                crossBorderTransfer,
                distribution,
                until,
                evidence,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
