package kz.tumar.policy;

import java.util.Set;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;

/// A purpose of processing: what may be done, about whom, with which data, on which grounds. Whatever it does not
/// name
/// is refused.
public record Purpose(
        PurposeCode code,
        LocalizedText title,
        Clause clause,
        ConsentForm consent,
        Set<ProcessingAction> actions,
        Set<SubjectCategoryCode> subjectCategories,
        Set<CategoryCode> dataCategories,
        Set<GroundCode> grounds) {
    public Purpose {
        actions = Set.copyOf(actions);
        subjectCategories = Set.copyOf(subjectCategories);
        dataCategories = Set.copyOf(dataCategories);
        grounds = Set.copyOf(grounds);
    }

    /// Whether the purpose may use this category of data.
    public boolean covers(CategoryCode category) {
        return dataCategories.contains(category);
    }
}
