package kz.tumar.bench.relay;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.Event;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.Fact;
import kz.tumar.delivery.Behaviour;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Incoming;

/// Hears nothing and decides nothing.
final class Deaf implements Behaviour {
    private static final Decision NOTHING = new Decision.Accepted(new PolicyVersion("2026-11-01"), List.of());

    @Override
    public Set<TopicName> topics() {
        return Set.of();
    }

    @Override
    public boolean owns(Claim claim) {
        return false;
    }

    @Override
    public Decision decide(Connection transaction, Incoming<? extends Claim> claim) {
        return NOTHING;
    }

    @Override
    public void project(Connection transaction, Incoming<? extends Fact> fact) {}

    @Override
    public Decision react(Connection transaction, Incoming<? extends Fact> fact) {
        return NOTHING;
    }

    @Override
    public Decision obey(Connection transaction, Incoming<? extends Command> command) {
        return NOTHING;
    }

    @Override
    public void keep(Connection transaction, TopicName topic, String key, String content) {}

    @Override
    public void apply(Connection transaction, Event<? extends Fact> fact) {}
}
