package kz.tumar.contract.fact;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// A consent stands from the event's time (clause 7.2).
///
/// @param consentId names the consent
/// @param system the system that claimed it
/// @param purpose the purpose
/// @param categories the categories
/// @param subjectCategory in which capacity the person is known (clause 5.2)
/// @param channel through which channel
/// @param actedBy who spoke for the person
/// @param textHash the digest of the text shown
/// @param thirdPartyTransfer provision to third parties
/// @param crossBorderTransfer transfer abroad
/// @param distribution distribution
/// @param until the last day, where there is one
/// @param evidence the sealed proof
public record ConsentGiven(
        ConsentId consentId,
        HolderCode system,
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
        implements ConsentFact {
    public ConsentGiven {
        categories = List.copyOf(categories);
    }
}
