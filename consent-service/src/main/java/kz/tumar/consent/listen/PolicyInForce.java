package kz.tumar.consent.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.ledger.AnnouncedPolicies;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RuleCode;
import kz.tumar.delivery.TooEarly;
import kz.tumar.policy.Deadline;
import kz.tumar.policy.Policy;
import kz.tumar.policy.calendar.DueDate;
import kz.tumar.runtime.policy.PolicyVersions;
import org.jspecify.annotations.Nullable;

/// The rules in force at the receipt of an event.
@ApplicationScoped
class PolicyInForce {
    private static final RuleCode NOTICE = new RuleCode("disclosure.notice");

    private final PolicyVersions versions;
    private final AnnouncedPolicies announced;

    @Inject
    PolicyInForce(PolicyVersions versions, AnnouncedPolicies announced) {
        this.versions = versions;
        this.announced = announced;
    }

    /// The rules over what was received then: the first version, where that begins later (clause 2.4).
    ///
    /// @throws TooEarly while none is known: this service publishes the policy itself, a moment
    /// after its start
    Rules at(Instant receipt) {
        return versions.rulingDay(PolicyVersions.dayOf(receipt))
                .map(day -> new Rules(versions.current(day)))
                .orElseThrow(() -> new TooEarly("waiting for the policy to be published"));
    }

    /// Whether a version of the policy is known here with its documents.
    boolean announced(PolicyVersion version) {
        return versions.version(version).isPresent();
    }

    /// The versions, up to the one in force, that changed a purpose since a consent to it was given, the first first.
    List<Policy> superseding(Rules rules, PurposeCode purpose, @Nullable PolicyVersion shown, Instant given) {
        if (!given.isBefore(Rules.since(rules.policy())) && (shown == null || shown.equals(rules.version()))) {
            return List.of();
        }
        return announced.read().stream()
                .map(known -> versions.version(known.version()))
                .flatMap(Optional::stream)
                .filter(known -> !known.document()
                        .effectiveFrom()
                        .isAfter(rules.policy().document().effectiveFrom()))
                .filter(known -> new Rules(known).superseded(purpose, given, shown))
                .sorted(Comparator.comparing(known -> known.document().effectiveFrom()))
                .limit(1)
                .toList();
    }

    /// The last day for telling a person of a transfer (art. 19 of Law 94-V), counted from the transfer, or from its
    /// receipt where the calendar doesn't reach back so far.
    Optional<LocalDate> noticeDue(Rules rules, Instant transfer, Instant receipt) {
        return due(rules, NOTICE, transfer, receipt);
    }

    /// The last day of a statutory term, counted from its start, or from the receipt where the calendar doesn't reach
    /// back so far.
    Optional<LocalDate> due(Rules rules, RuleCode rule, Instant start, Instant receipt) {
        return rules.policy()
                .deadline(rule, DeadlineProfile.LAW)
                .flatMap(deadline -> due(start, deadline).or(() -> due(receipt, deadline)));
    }

    private Optional<LocalDate> due(Instant start, Deadline deadline) {
        return versions.calendar(versions.today()).due(start, deadline.term()) instanceof DueDate due
                ? Optional.of(due.date())
                : Optional.empty();
    }
}
