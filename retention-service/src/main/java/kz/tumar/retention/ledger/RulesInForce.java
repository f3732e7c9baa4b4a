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
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.TopicName;
import kz.tumar.policy.Policy;
import kz.tumar.retention.decision.ReadingPolicy;
import kz.tumar.retention.decision.Rules;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;

/// The rules of the policy in force on a day, each version read once.
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

    /// The rules in force at an instant; empty while no version is known.
    public Optional<Rules> at(Instant instant) {
        try {
            return Optional.of(on(PolicyVersions.dayOf(instant)));
        } catch (ProblemException unknown) {
            if (unknown.problem() == ProblemType.UNAVAILABLE) {
                return Optional.empty();
            }
            throw unknown;
        }
    }

    /// The rules in force on a day.
    ///
    /// @throws ProblemException `UNAVAILABLE` while no version is known
    public Rules on(LocalDate day) {
        var policy = versions.current(day);
        var calendar = versions.calendar(day);
        var key = new Key(versions.currentVersion(day), calendar.version().value());
        return read.computeIfAbsent(key, one -> ReadingPolicy.rules(policy, calendar));
    }

    /// The policy in force on a day.
    ///
    /// @throws ProblemException `UNAVAILABLE` while no version is known
    public Policy policy(LocalDate day) {
        return versions.current(day);
    }

    /// A version, where it is known.
    public Optional<Policy> policy(PolicyVersion version) {
        return versions.version(version);
    }
}
