package kz.tumar.policy;

import java.util.Set;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.SubjectCategoryCode;

/// A category of persons (clause 5.2), the data it may have, and the kinds of ground that may carry its processing
/// (clause 3.4).
public record SubjectCategory(
        SubjectCategoryCode code,
        LocalizedText title,
        Clause clause,
        Set<GroundKind> groundKinds,
        Set<CategoryCode> dataCategories) {
    public SubjectCategory {
        groundKinds = Set.copyOf(groundKinds);
        dataCategories = Set.copyOf(dataCategories);
    }
}
