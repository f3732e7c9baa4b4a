package kz.tumar.contract.claim;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// A person consented to the processing of the named categories for one purpose (clause 7.2; art. 8(4) of Law 94-V).
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
        @Nullable SealedContent evidence)
        implements Claim {
    public ConsentGiven {
        categories = List.copyOf(categories);
    }
}
