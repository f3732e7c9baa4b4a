package kz.tumar.contract.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.AssessmentId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.OrderId;

/// Categories will be destroyed after a grace.
///
/// @param orderId names the order from schedule to act
/// @param assessmentId the assessment that says so
/// @param categories the categories
/// @param notBefore the end of grace
/// @param due the last day
public record DestructionScheduled(
        OrderId orderId, AssessmentId assessmentId, List<CategoryCode> categories, Instant notBefore, LocalDate due)
        implements RetentionFact {
    public DestructionScheduled {
        categories = List.copyOf(categories);
    }
}
