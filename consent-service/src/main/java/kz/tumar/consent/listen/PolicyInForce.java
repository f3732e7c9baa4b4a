package kz.tumar.consent.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import kz.tumar.consent.decision.Rules;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;

/// The rules in force at the receipt of an event.
@ApplicationScoped
class PolicyInForce {
    private final PolicyVersions versions;

    @Inject
    PolicyInForce(PolicyVersions versions) {
        this.versions = versions;
    }

    /// The rules in force on the day of a receipt.
    ///
    /// @throws DeliveryException while none is known: this service publishes the policy itself, a moment
    /// after its start
    Rules at(Instant receipt) {
        try {
            return new Rules(versions.current(PolicyVersions.dayOf(receipt)));
        } catch (ProblemException unavailable) {
            throw new DeliveryException("waiting for the policy to be published", unavailable);
        }
    }
}
