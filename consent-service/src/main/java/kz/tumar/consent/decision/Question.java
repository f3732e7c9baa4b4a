package kz.tumar.consent.decision;

import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// May this be done, for this purpose, with this category of data about a person in this capacity?
///
/// @param action what is to be done; where the data is to go to somebody, that says it
/// @param sharing to whom it is to go, where it is to go to anybody
public record Question(
        PurposeCode purpose,
        CategoryCode category,
        SubjectCategoryCode subjectCategory,
        ProcessingAction action,
        @Nullable Sharing sharing) {
    public Question {
        action = sharing == null ? action : sharing.action();
    }

    /// A question about what stays with the operator.
    public Question(
            PurposeCode purpose, CategoryCode category, SubjectCategoryCode subjectCategory, ProcessingAction action) {
        this(purpose, category, subjectCategory, action, null);
    }
}
