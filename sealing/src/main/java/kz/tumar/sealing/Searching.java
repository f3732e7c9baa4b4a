package kz.tumar.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.SealedDataSearched;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.policy.ReasonKind;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Looks in the index for an officer. Who looked, why and for what kind of value is in the log in the same
/// transaction, before the answer leaves; whom it found, too.
@ApplicationScoped
class Searching {
    private final Transactions transactions;
    private final Announcer announcer;
    private final PolicyVersions policies;
    private final Readers readers;
    private final Finding finding;
    private final OwnSearch own;
    private final Clock clock;
    private final ServiceConfig config;

    @Inject
    Searching(
            Transactions transactions,
            Announcer announcer,
            PolicyVersions policies,
            Readers readers,
            Finding finding,
            OwnSearch own,
            Clock clock,
            ServiceConfig config) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.policies = policies;
        this.readers = readers;
        this.finding = finding;
        this.own = own;
        this.clock = clock;
        this.config = config;
    }

    /// What is asked, checked.
    record Question(
            @Nullable SubjectRef subject, @Nullable SearchId searchId, ReasonCode reason, List<Identifier> criteria) {}

    Found search(Question question, Actor actor) {
        Policy policy = policies.current(policies.today());
        if (policy.reason(ReasonKind.SEARCH, question.reason()).isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_CODE,
                    List.of(new Violation("/reason", "policy", "a reason that the policy has for a search")));
        }
        return transactions.inTransaction(transaction -> {
            List<SubjectRef> about = question.subject() == null ? List.of() : List.of(question.subject());
            if (!readers.unknown(transaction, about).isEmpty()) {
                throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
            }
            Found found = finding.find(transaction, policy, question.criteria());
            own.refuse(transaction, about);
            own.refuse(
                    transaction,
                    found.candidates().stream().map(Candidate::subject).toList());
            announce(transaction, policy, question, found.candidates(), actor);
            return found;
        });
    }

    private void announce(Connection transaction, Policy policy, Question question, List<Candidate> found, Actor actor)
            throws SQLException {
        var kinds = question.criteria().stream()
                .map(Identifier::kind)
                .map(Objects::requireNonNull)
                .distinct()
                .sorted()
                .toList();
        var fact = new SealedDataSearched(actor, question.reason(), kinds, found, question.searchId());
        var id = UUID.randomUUID();
        var journey = question.searchId() == null ? id : question.searchId().value();
        if (question.subject() != null) {
            announcer.lock(transaction, List.of(question.subject()));
        }
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        new Cause(config.source(), new EventId(id)),
                        new CorrelationId(journey),
                        null,
                        policy.version(),
                        List.of(new Draft.OfFact(
                                question.subject(), clock.instant().atOffset(ZoneOffset.UTC), fact))));
    }
}
