package kz.tumar.contract.claim;

import java.util.List;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ContractCode;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.DisclosureId;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// Data of a person went to somebody else (clauses 1.1.8, 1.1.9, 7.7; art. 22(1)(5) of Law 94-V).
///
/// @param kind to whom
/// @param recipient the recipient; absent only for distribution
/// @param purpose the purpose
/// @param categories the categories of data
/// @param subjectCategory in which capacity the person is known (clause 5.2)
/// @param country the country it goes to; absent: within the operator's own
/// @param article the norm, for a state body (clause 7.7)
/// @param letter the number of the letter, for a state body (clause 7.7)
/// @param contract the sealed reference of a contract that is about the person
/// @param disclosureId the disclosure that was permitted before, where it was asked
/// @param under the contract in the policy's register under which a processor has it (clause 2.6.1)
public record DisclosureMade(
        DisclosureKind kind,
        @Nullable RecipientCode recipient,
        PurposeCode purpose,
        List<CategoryCode> categories,
        SubjectCategoryCode subjectCategory,
        @Nullable CountryCode country,
        @Nullable ArticleCode article,
        @Nullable Numbered letter,
        @Nullable SealedContent contract,
        @Nullable DisclosureId disclosureId,
        @Nullable ContractCode under)
        implements Claim {
    public DisclosureMade {
        categories = List.copyOf(categories);
    }
}
