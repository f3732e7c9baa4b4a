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
import java.util.function.Supplier;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.SealedDataSearched;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// States searches. One whose answer is refused after it looked is stated too, without whom it found: else who guesses
/// could do so unseen.
@ApplicationScoped
public class StatingSearches {
    private final Transactions transactions;
    private final Announcer announcer;
    private final PolicyVersions policies;
    private final Clock clock;
    private final ServiceConfig config;

    @Inject
    StatingSearches(
            Transactions transactions,
            Announcer announcer,
            PolicyVersions policies,
            Clock clock,
            ServiceConfig config) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.policies = policies;
        this.clock = clock;
        this.config = config;
    }

    /// What is asked, checked.
    public record Question(
            @Nullable SubjectRef subject, @Nullable SearchId searchId, ReasonCode reason, List<Identifier> criteria) {
        public Question {
            criteria = List.copyOf(criteria);
        }
    }

    /// Looks; a refusal that only looking could give rise to is stated in a transaction of its own, after the one
    /// that looked was rolled back.
    public <T> T thoughRefused(Question question, Actor actor, Supplier<T> looking) {
        try {
            return looking.get();
        } catch (ProblemException refused) {
            if (refused.problem() == ProblemType.OWN_DECISION || refused.problem() == ProblemType.CONFLICT) {
                transactions.inTransaction(transaction -> {
                    announce(transaction, question, List.of(), actor);
                    return question;
                });
            }
            throw refused;
        }
    }

    void announce(Connection transaction, Question question, List<Candidate> found, Actor actor) throws SQLException {
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
                        policies.current(policies.today()).version(),
                        List.of(new Draft.OfFact(
                                question.subject(), clock.instant().atOffset(ZoneOffset.UTC), fact))));
    }
}
