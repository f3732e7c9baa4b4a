package kz.tumar.retention.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.TopicName;
import kz.tumar.policy.Policy;
import kz.tumar.retention.decision.ReadingPolicy;
import kz.tumar.retention.decision.Rules;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// The rules of the policy in force on a day, each version read once.
///
/// Which version rules over what happened follows from when it happened, and from nothing else: the version in force on
/// that day in Almaty; for a day before the first version, the earliest one known, since the policy applies to
/// relations that arose before it was approved as well (clause 2.4). The version that a fact names is the one its
/// author decided under; it does not choose the rules here, but it has to be known here before they are chosen, so
/// that the choice does not depend on how far the policy's topics happened to be read.
@ApplicationScoped
public class RulesInForce {
    /// What must be read before a version is known.
    public static final Set<TopicName> TOPICS = Set.of(PolicyVersions.VERSIONS, PolicyVersions.DOCUMENTS);

    private record Key(PolicyVersion version, String calendar) {}

    private final PolicyVersions versions;
    private final Map<Key, Rules> read = new ConcurrentHashMap<>();

    @Inject
    RulesInForce(PolicyVersions versions) {
        this.versions = versions;
    }

    /// The rules over what happened at an instant; empty while no version at all is known.
    public Optional<Rules> at(Instant instant) {
        return versions.rulingDay(PolicyVersions.dayOf(instant)).map(this::on);
    }

    /// The policy over what happened at an instant; empty while no version at all is known.
    public Optional<Policy> policyAt(Instant instant) {
        return versions.rulingDay(PolicyVersions.dayOf(instant)).map(this::policy);
    }

    /// Whether the version that a fact was decided under is known here.
    public boolean knows(@Nullable PolicyVersion named) {
        return named == null || versions.version(named).isPresent();
    }

    /// The rules in force on a day.
    ///
    /// @throws ProblemException `UNAVAILABLE` while no version in force on that day is known
    public Rules on(LocalDate day) {
        var policy = versions.current(day);
        var calendar = versions.calendar(day);
        var key = new Key(versions.currentVersion(day), calendar.version().value());
        return read.computeIfAbsent(key, one -> ReadingPolicy.rules(policy, calendar));
    }

    /// The policy in force on a day.
    ///
    /// @throws ProblemException `UNAVAILABLE` while no version in force on that day is known
    public Policy policy(LocalDate day) {
        return versions.current(day);
    }

    /// A version, where it is known.
    public Optional<Policy> policy(PolicyVersion version) {
        return versions.version(version);
    }
}
