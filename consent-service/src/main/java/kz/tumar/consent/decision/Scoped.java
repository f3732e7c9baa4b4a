package kz.tumar.consent.decision;

import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.policy.ConsentForm;
import kz.tumar.policy.Ground;
import kz.tumar.policy.GroundKind;
import kz.tumar.policy.Policy;
import kz.tumar.policy.Purpose;

/// What a policy says of one purpose about persons in one capacity.
///
/// @param consent the code under which the purpose may rest on consent
/// @param statute the statute that carries the purpose by itself
record Scoped(
        Set<CategoryCode> data, Set<GroundCode> grounds, Optional<GroundCode> consent, Optional<GroundCode> statute) {
    static final Scoped NOTHING = new Scoped(Set.of(), Set.of(), Optional.empty(), Optional.empty());

    record Scope(PurposeCode purpose, SubjectCategoryCode person) {}

    static Scoped of(Policy policy, Scope scope) {
        Set<GroundCode> grounds = policy.groundsFor(scope.purpose(), scope.person());
        boolean asked =
                policy.purpose(scope.purpose()).map(Purpose::consent).orElse(ConsentForm.NONE) != ConsentForm.NONE;
        Optional<GroundCode> consent = grounds.stream()
                .filter(ground -> asked && kind(policy, ground) == GroundKind.CONSENT)
                .min(GroundCode::compareTo);
        Optional<GroundCode> statute = grounds.stream().allMatch(ground -> kind(policy, ground) == GroundKind.LAW)
                ? grounds.stream().min(GroundCode::compareTo)
                : Optional.empty();
        return new Scoped(policy.dataOf(scope.purpose(), scope.person()), grounds, consent, statute);
    }

    private static GroundKind kind(Policy policy, GroundCode ground) {
        return policy.ground(ground).map(Ground::kind).orElseThrow();
    }
}
