package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.AssessmentId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.PurposeCode;
import org.jspecify.annotations.Nullable;

/// A category is kept, locked for every use but its ground's.
///
/// @param assessmentId the assessment
/// @param category the category
/// @param ground the ground
/// @param article the norm
/// @param purpose the purpose whose term it is
/// @param reviewOn the day it is looked at again
public record RetainedLocked(
        AssessmentId assessmentId,
        CategoryCode category,
        @Nullable GroundCode ground,
        @Nullable ArticleCode article,
        @Nullable PurposeCode purpose,
        LocalDate reviewOn)
        implements RetentionFact {}
