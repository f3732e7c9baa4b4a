package kz.tumar.audit.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.Event;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.PolicyPublished;
import kz.tumar.delivery.Behaviour;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Incoming;
import kz.tumar.runtime.policy.PolicyVersions;

/// What this service makes of events beside logging them, which the sequencer does by itself: it keeps the versions of
/// the policy, so that its own facts can name the one in force. It owns no claim and obeys no command.
@ApplicationScoped
class AuditBehaviour implements Behaviour {
    private final PolicyVersions policies;

    @Inject
    AuditBehaviour(PolicyVersions policies) {
        this.policies = policies;
    }

    @Override
    public Set<TopicName> topics() {
        return Set.of(PolicyVersions.VERSIONS, PolicyVersions.DOCUMENTS);
    }

    @Override
    public boolean owns(Claim claim) {
        return false;
    }

    @Override
    public Decision decide(Connection transaction, Incoming<? extends Claim> claim) {
        return Decision.Refused.because(ProblemType.UNKNOWN_TYPE);
    }

    @Override
    public void project(Connection transaction, Incoming<? extends Fact> fact) throws SQLException {
        if (fact.event().data() instanceof PolicyPublished published) {
            policies.project(transaction, published);
        }
    }

    @Override
    public Decision react(Connection transaction, Incoming<? extends Fact> fact) {
        return nothing(fact.event());
    }

    @Override
    public Decision obey(Connection transaction, Incoming<? extends Command> command) {
        return nothing(command.event());
    }

    @Override
    public void keep(Connection transaction, TopicName topic, String key, String content) throws SQLException {
        policies.keep(transaction, topic, key, content);
    }

    @Override
    public void apply(Connection transaction, Event<? extends Fact> fact) {
        // The log itself is the only memory of this service's facts.
    }

    private Decision nothing(Event<?> event) {
        var under = event.policyversion();
        return new Decision.Accepted(under == null ? policies.currentVersion(policies.today()) : under, List.of());
    }
}
