package kz.tumar.consent.centre;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.consent.centre.PastPages.ShownGround;
import kz.tumar.consent.page.Words;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.policy.Ground;
import kz.tumar.policy.GroundKind;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import kz.tumar.policy.Purpose;

/// The purposes that the law itself carries for a person in the capacities in which they are known (clause 4.1): nobody
/// establishes a ground for them, and the person sees them all the same.
record StatutoryPurposes(Policy policy, Language language) {
    List<ShownGround> of(Set<SubjectCategoryCode> known) {
        return policy.document().purposes().stream()
                .flatMap(purpose -> known.stream()
                        .filter(purpose.subjectCategories()::contains)
                        .sorted()
                        .filter(person -> carried(purpose, person))
                        .map(person -> shown(purpose, person)))
                .distinct()
                .toList();
    }

    private boolean carried(Purpose purpose, SubjectCategoryCode person) {
        Set<GroundCode> grounds = policy.groundsFor(purpose.code(), person);
        return !grounds.isEmpty()
                && grounds.stream()
                        .allMatch(code -> policy.ground(code)
                                .filter(ground -> ground.kind() == GroundKind.LAW)
                                .isPresent());
    }

    private ShownGround shown(Purpose purpose, SubjectCategoryCode person) {
        List<Ground> grounds = policy.groundsFor(purpose.code(), person).stream()
                .sorted()
                .flatMap(code -> policy.ground(code).stream())
                .toList();
        List<CategoryCode> data =
                policy.dataOf(purpose.code(), person).stream().sorted().toList();
        return new ShownGround(
                grounds.stream().map(each -> each.title().in(language)).collect(Collectors.joining(", ")),
                purpose.title().in(language),
                CentrePages.titles(data, code -> policy.dataCategory(code).map(each -> each.title()), language),
                "",
                Objects.requireNonNull(Words.of(language, "termPurpose")),
                "");
    }
}
