package kz.tumar.retention.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// What one version of the policy says about keeping and destroying, in the words of the wire.
///
/// @param covered the categories of each purpose
/// @param grounds which exception of clause 8.4 each ground belongs to
public record Rules(
        PolicyVersion version,
        ZoneId zone,
        Map<PurposeCode, Set<CategoryCode>> covered,
        Map<GroundCode, GroundSort> grounds,
        List<TermRule> terms,
        List<HolderRule> holders,
        Grace grace,
        StatutoryLimit limit) {
    public Rules {
        covered = Map.copyOf(covered);
        grounds = Map.copyOf(grounds);
        terms = List.copyOf(terms);
        holders = List.copyOf(holders);
    }

    /// The exceptions of clause 8.4.
    public enum GroundSort {
        /// (a) A contract to which the person is a party.
        CONTRACT,
        /// (b) A right to process without consent.
        LAW,
        /// (c) Another agreement with the person.
        AGREEMENT
    }

    /// From which moment a term runs.
    public enum TermStart {
        /// The end of the purpose.
        PURPOSE_ENDED,
        /// The record itself.
        RECORD_MADE
    }

    /// How long a category outlives its purpose.
    ///
    /// @param period null: nobody read the figure yet
    /// @param confirmed whether someone vouched for the figure
    public record TermRule(
            PurposeCode purpose,
            Set<CategoryCode> categories,
            TermStart start,
            @Nullable Period period,
            Period reviewEvery,
            @Nullable GroundCode lockedUnder,
            ArticleCode article,
            boolean confirmed) {
        public TermRule {
            categories = Set.copyOf(categories);
        }

        /// The day on which the term is over, or is looked at again when its length is unknown.
        public LocalDate overOn(LocalDate from) {
            return from.plus(period == null ? reviewEvery : period);
        }

        /// Whether data outlives its purpose under this term.
        public boolean keeps() {
            return period == null || !period.isZero();
        }

        /// Whether its end destroys without a person's decision.
        public boolean destroysByItself() {
            return period != null && confirmed;
        }
    }

    /// A place where data lies.
    ///
    /// @param categories what it keeps, by the capacity in which a person is known (clause 5.2)
    /// @param assumed commanded without having said that it holds the person's data
    /// @param commanded by topic; otherwise a person attests
    /// @param observes begins by observing: until an order says otherwise it is commanded nothing
    public record HolderRule(
            HolderCode code,
            Map<SubjectCategoryCode, Set<CategoryCode>> categories,
            boolean assumed,
            boolean commanded,
            boolean observes,
            Duration confirmsWithin) {
        public HolderRule {
            categories = Map.copyOf(categories);
        }

        /// Whether it keeps this category about persons in one of these capacities.
        public boolean keeps(Set<SubjectCategoryCode> capacities, CategoryCode category) {
            return capacities.stream()
                    .anyMatch(capacity ->
                            categories.getOrDefault(capacity, Set.of()).contains(category));
        }
    }

    /// The time in which a scheduled destruction can still be called off.
    @FunctionalInterface
    public interface Grace {
        /// The grace that begins at an instant.
        Window from(Instant start);

        /// @param notBefore its end
        /// @param due the last day for the order
        record Window(Instant notBefore, LocalDate due) {}
    }

    /// The last day on which a confirmed statute lets data go that is to go since an instant.
    @FunctionalInterface
    public interface StatutoryLimit {
        /// That day; empty where nobody confirmed a figure.
        Optional<LocalDate> lastDay(Instant start);
    }

    /// The categories of a purpose; none when there is no such purpose.
    public Set<CategoryCode> covered(PurposeCode purpose) {
        return covered.getOrDefault(purpose, Set.of());
    }

    /// The terms for a category of a purpose.
    public List<TermRule> terms(PurposeCode purpose, CategoryCode category) {
        return terms.stream()
                .filter(term ->
                        term.purpose().equals(purpose) && term.categories().contains(category))
                .toList();
    }

    /// The holder of this code.
    public Optional<HolderRule> holder(HolderCode code) {
        return holders.stream().filter(holder -> holder.code().equals(code)).findFirst();
    }

    /// The Almaty date of an instant.
    public LocalDate dateOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}
