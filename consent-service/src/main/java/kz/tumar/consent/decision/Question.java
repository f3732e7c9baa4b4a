package kz.tumar.consent.decision;

import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;

/// May this be done, for this purpose, with this category of data about a person in this capacity?
public record Question(
        PurposeCode purpose, CategoryCode category, SubjectCategoryCode subjectCategory, ProcessingAction action) {}
