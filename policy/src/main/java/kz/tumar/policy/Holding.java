package kz.tumar.policy;

import java.util.Set;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.SubjectCategoryCode;

/// What a holder keeps about one category of persons.
public record Holding(SubjectCategoryCode subjectCategory, Set<CategoryCode> dataCategories) {
    public Holding {
        dataCategories = Set.copyOf(dataCategories);
    }
}
