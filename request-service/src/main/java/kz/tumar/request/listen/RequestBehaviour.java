package kz.tumar.request.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.ConsentFact;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.PersonalDataRevealed;
import kz.tumar.contract.fact.PolicyPublished;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.SealedDataSearched;
import kz.tumar.contract.fact.SubjectRegistered;
import kz.tumar.contract.fact.SubjectsLinked;
import kz.tumar.contract.fact.SubjectsUnlinked;
import kz.tumar.delivery.Behaviour;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Incoming;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.Folding;
import kz.tumar.request.ledger.KnownFacts;
import kz.tumar.request.ledger.Searches;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.sealing.ObeyingCommands;

/// What request-service makes of events.
@ApplicationScoped
class RequestBehaviour implements Behaviour {
    private static final PolicyVersion NOTHING_DECIDED = new PolicyVersion("0");

    private static final HolderCode CONSENT = new HolderCode("consent-service");

    private final DecidingClaims claims;
    private final ObeyingCommands commands;
    private final Folding folding;
    private final Subjects subjects;
    private final Searches searches;
    private final PolicyVersions policies;
    private final PolicyInForce policy;
    private final KnownFacts known;
    private final WatchingConsent watching;

    @Inject
    RequestBehaviour(
            DecidingClaims claims,
            ObeyingCommands commands,
            Folding folding,
            Subjects subjects,
            Searches searches,
            PolicyVersions policies,
            PolicyInForce policy,
            KnownFacts known,
            WatchingConsent watching) {
        this.claims = claims;
        this.commands = commands;
        this.folding = folding;
        this.subjects = subjects;
        this.searches = searches;
        this.policies = policies;
        this.policy = policy;
        this.known = known;
        this.watching = watching;
    }

    @Override
    public Set<TopicName> topics() {
        return Topics.READ;
    }

    @Override
    public Set<TopicName> first() {
        return PolicyVersions.TOPICS;
    }

    @Override
    public boolean owns(Claim claim) {
        return claims.owns(claim);
    }

    @Override
    public Decision decide(Connection transaction, Incoming<? extends Claim> claim) throws SQLException {
        return claims.decide(transaction, claim);
    }

    @Override
    public void project(Connection transaction, Incoming<? extends Fact> fact) throws SQLException {
        Event<? extends Fact> event = fact.event();
        Instant at = event.time().toInstant();
        if (event.data() instanceof PolicyPublished published) {
            policies.project(transaction, published);
            return;
        }
        known.note(transaction, event);
        if (event.data() instanceof SealedDataSearched searched && searched.searchId() != null) {
            if (searches.asks(transaction, searched.searchId(), event.subject(), searched.kinds())) {
                searches.found(transaction, searched.searchId(), CONSENT, searched.candidates(), at);
            }
        } else if (event.subject() instanceof SubjectRef subject) {
            switch (event.data()) {
                case SubjectRegistered(var system) -> subjects.register(transaction, subject, system);
                case SubjectsLinked linked -> subjects.link(transaction, subject, linked.other(), at, true);
                case SubjectsUnlinked unlinked -> subjects.link(transaction, subject, unlinked.other(), at, false);
                default -> {}
            }
        }
    }

    /// What cases state because of it. Without a policy there are no cases yet.
    @Override
    public Decision react(Connection transaction, Incoming<? extends Fact> fact) throws SQLException {
        if (fact.event().data() instanceof ConsentFact) {
            Optional<Rules> inForce = policy.known(fact.receipt());
            if (inForce.isPresent()) {
                Rules rules = inForce.get();
                List<Draft> drafts = watching.drafts(transaction, fact.event(), fact.receipt(), rules);
                if (!drafts.isEmpty()) {
                    return new Decision.Accepted(rules.version(), drafts);
                }
            }
        }
        var under = Objects.requireNonNullElse(fact.event().policyversion(), NOTHING_DECIDED);
        return new Decision.Accepted(under, List.of());
    }

    @Override
    public Decision obey(Connection transaction, Incoming<? extends Command> command) throws SQLException {
        return commands.obey(transaction, command, policy.at(command.receipt()).policy());
    }

    @Override
    public void keep(Connection transaction, TopicName topic, String key, String content) throws SQLException {
        policies.keep(transaction, topic, key, content);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void apply(Connection transaction, Event<? extends Fact> fact) throws SQLException {
        if (fact.data() instanceof RequestFact) {
            folding.own(transaction, (Event<? extends RequestFact>) fact);
        } else if (fact.data() instanceof PersonalDataRevealed revealed) {
            folding.revealed(transaction, revealed, fact.time().toInstant());
        }
    }
}
