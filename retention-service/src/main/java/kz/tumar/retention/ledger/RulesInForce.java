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
import kz.tumar.delivery.Transactions;
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
/// relations
/// that arose before it was approved as well (clause 2.4). The version that a fact names is the one its author decided
/// under; it does not choose the rules here, but it has to be known here before they are chosen, so that the choice
/// does
/// not depend on how far the policy's topics happened to be read.
@ApplicationScoped
public class RulesInForce {
    /// What must be read before a version is known.
    public static final Set<TopicName> TOPICS = Set.of(PolicyVersions.VERSIONS, PolicyVersions.DOCUMENTS);

    private record Key(PolicyVersion version, String calendar) {}

    private final PolicyVersions versions;
    private final Transactions transactions;
    private final Map<Key, Rules> read = new ConcurrentHashMap<>();

    @Inject
    RulesInForce(PolicyVersions versions, Transactions transactions) {
        this.versions = versions;
        this.transactions = transactions;
    }

    /// The rules over what happened at an instant; empty while no version at all is known.
    public Optional<Rules> at(Instant instant) {
        return rulingDay(PolicyVersions.dayOf(instant)).map(this::on);
    }

    /// The policy over what happened at an instant; empty while no version at all is known.
    public Optional<Policy> policyAt(Instant instant) {
        return rulingDay(PolicyVersions.dayOf(instant)).map(this::policy);
    }

    /// Whether the version that a fact was decided under is known here.
    public boolean knows(@Nullable PolicyVersion named) {
        return named == null || versions.version(named).isPresent();
    }

    private Optional<LocalDate> rulingDay(LocalDate day) {
        try {
            versions.currentVersion(day);
            return Optional.of(day);
        } catch (ProblemException noneYet) {
            if (noneYet.problem() == ProblemType.UNAVAILABLE) {
                return firstDay().map(first -> first.isAfter(day) ? first : day);
            }
            throw noneYet;
        }
    }

    private Optional<LocalDate> firstDay() {
        return transactions.inTransaction(
                transaction -> Rows.one(transaction, """
                SELECT v.effective_from
                FROM policy_version v
                JOIN policy_document p ON p.sha256 = v.document
                JOIN policy_document c ON c.sha256 = v.calendar
                ORDER BY v.effective_from LIMIT 1
                """, row -> Rows.date(row, "effective_from")));
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
