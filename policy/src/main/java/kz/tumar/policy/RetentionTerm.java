package kz.tumar.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.PurposeCode;
import org.jspecify.annotations.Nullable;

/// How long a purpose's data is kept after its trigger.
///
/// A zero period lets the data go at once (after the grace). A null period means that nobody read the figure yet:
/// the data stays locked and is reviewed every `reviewEvery`. `lockedUnder` is the ground that keeps it meanwhile.
public record RetentionTerm(
        TermCode code,
        PurposeCode purpose,
        Set<CategoryCode> dataCategories,
        RetentionTrigger trigger,
        @Nullable Period period,
        @Nullable Period reviewEvery,
        @Nullable GroundCode lockedUnder,
        LegalFigure legal) {
    public RetentionTerm {
        dataCategories = Set.copyOf(dataCategories);
        if (period == null && reviewEvery == null) {
            throw new IllegalArgumentException("a term without a period needs reviewEvery");
        }
    }

    /// Whether data outlives its trigger under this term.
    public boolean keeps() {
        return period == null || !period.isZero();
    }

    /// Whether the end of this term may destroy without a person's decision.
    public boolean destroysByItself() {
        return period != null && legal.confirmed();
    }

    /// The last day of the term, when its figure is known.
    public Optional<LocalDate> endsOn(LocalDate trigger) {
        return Optional.ofNullable(period).map(trigger::plus);
    }

    /// The day on which the data is looked at again: the end of the term, or the next review of an unknown one.
    public LocalDate reviewOn(LocalDate trigger) {
        if (period != null) {
            return trigger.plus(period);
        }
        return trigger.plus(Objects.requireNonNull(reviewEvery));
    }
}
