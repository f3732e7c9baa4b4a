package kz.tumar.audit.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import kz.tumar.policy.Operator;
import kz.tumar.runtime.policy.PolicyVersions;

/// Says whose log this is, by the policy that ruled when an export was asked for (clauses 2.1 and 10).
@ApplicationScoped
class NamingOperator {
    private final PolicyVersions policies;

    @Inject
    NamingOperator(PolicyVersions policies) {
        this.policies = policies;
    }

    /// Empty while no policy is known.
    Optional<Operator> at(Instant asked) {
        return policies.rulingDay(PolicyVersions.dayOf(asked))
                .map(day -> policies.current(day).operator());
    }
}
