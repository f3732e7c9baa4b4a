package kz.tumar.contract.fact;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ContractCode;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.DisclosureId;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// Data of a person went to somebody else, and from when the person must know of it (art. 19 of Law 94-V).
///
/// @param disclosureId names the disclosure
/// @param system the system
/// @param kind to whom
/// @param recipient the recipient; absent only for distribution
/// @param purpose the purpose
/// @param categories the categories of data
/// @param subjectCategory in which capacity the person is known (clause 5.2)
/// @param country the country it goes to; absent: within the operator's own
/// @param article the norm, for a state body (clause 7.7)
/// @param letter the number of the letter, for a state body (clause 7.7)
/// @param contract the sealed reference of a contract that is about the person
/// @param noticeDue the last day for telling the person; absent where no notice is due
/// @param under the contract in the policy's register under which a processor has it (clause 2.6.1)
public record DisclosureMade(
        DisclosureId disclosureId,
        HolderCode system,
        DisclosureKind kind,
        @Nullable RecipientCode recipient,
        PurposeCode purpose,
        List<CategoryCode> categories,
        SubjectCategoryCode subjectCategory,
        @Nullable CountryCode country,
        @Nullable ArticleCode article,
        @Nullable Numbered letter,
        @Nullable SealedContent contract,
        @Nullable LocalDate noticeDue,
        @Nullable ContractCode under)
        implements ConsentFact {
    public DisclosureMade {
        categories = List.copyOf(categories);
    }
}
