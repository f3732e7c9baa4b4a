package kz.tumar.request.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import kz.tumar.delivery.TooEarly;
import kz.tumar.request.decision.Rules;
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

    /// The rules in force on the day of a receipt, where any version was read.
    Optional<Rules> known(Instant receipt) {
        LocalDate day = PolicyVersions.dayOf(receipt);
        try {
            return Optional.of(new Rules(versions.current(day), versions.calendar(day)));
        } catch (ProblemException noneYet) {
            return Optional.empty();
        }
    }

    /// The rules in force on the day of a receipt.
    ///
    /// @throws TooEarly while none is known: consent-service publishes the first one at its start
    Rules at(Instant receipt) {
        return known(receipt).orElseThrow(() -> new TooEarly("waiting for the policy to be published"));
    }
}
