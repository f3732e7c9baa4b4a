package kz.tumar.consent.centre;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.contract.Event;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentRefused;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.GroundEstablished;
import kz.tumar.policy.Policy;
import kz.tumar.policy.SubjectCategory;

/// In which capacities a person is known, by what was stated about them (clause 5.2). About a stranger nothing was:
/// then
/// all are shown.
final class Capacities {
    private Capacities() {}

    static Set<SubjectCategoryCode> of(Policy policy, List<Event<? extends Fact>> said) {
        Set<SubjectCategoryCode> known = known(said);
        return known.isEmpty()
                ? policy.document().subjectCategories().stream()
                        .map(SubjectCategory::code)
                        .collect(Collectors.toUnmodifiableSet())
                : known;
    }

    /// Those that something was stated in.
    static Set<SubjectCategoryCode> known(List<Event<? extends Fact>> said) {
        var known = new HashSet<SubjectCategoryCode>();
        said.forEach(event -> of(event.data()).ifPresent(known::add));
        return Set.copyOf(known);
    }

    private static Optional<SubjectCategoryCode> of(Fact fact) {
        return switch (fact) {
            case ConsentGiven given -> Optional.of(given.subjectCategory());
            case ConsentRefused refused -> Optional.of(refused.subjectCategory());
            case GroundEstablished ground -> Optional.of(ground.subjectCategory());
            case DataHeld held -> Optional.of(held.subjectCategory());
            default -> Optional.empty();
        };
    }
}
