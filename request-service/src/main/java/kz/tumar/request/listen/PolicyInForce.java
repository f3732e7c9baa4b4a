package kz.tumar.request.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import kz.tumar.delivery.TooEarly;
import kz.tumar.request.decision.Rules;
import kz.tumar.runtime.policy.PolicyVersions;

/// The rules in force at the receipt of an event.
@ApplicationScoped
class PolicyInForce {
    private final PolicyVersions versions;

    @Inject
    PolicyInForce(PolicyVersions versions) {
        this.versions = versions;
    }

    /// The rules over what was received then, where any version was read: the first one's, where that begins later
    /// (clause 2.4).
    Optional<Rules> known(Instant receipt) {
        return versions.rulingDay(PolicyVersions.dayOf(receipt))
                .map(day -> new Rules(versions.current(day), versions.calendar(day)));
    }

    /// The rules over what was received then.
    ///
    /// @throws TooEarly while none is known: consent-service publishes the first one at its start
    Rules at(Instant receipt) {
        return known(receipt).orElseThrow(() -> new TooEarly("waiting for the policy to be published"));
    }
}
