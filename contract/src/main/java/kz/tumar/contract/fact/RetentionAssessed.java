package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.AssessmentId;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.PurposeCode;
import org.jspecify.annotations.Nullable;

/// Clause 8.4 was applied; all three answers stand here for every category.
///
/// @param assessmentId names the assessment
/// @param trigger what set it off
/// @param purpose the purpose concerned
/// @param categories category by category
public record RetentionAssessed(
        AssessmentId assessmentId,
        AssessmentTrigger trigger,
        @Nullable PurposeCode purpose,
        List<CategoryAssessment> categories)
        implements RetentionFact {
    public RetentionAssessed {
        categories = List.copyOf(categories);
    }
}
