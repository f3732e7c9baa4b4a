package kz.tumar.retention.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.Event;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.ClaimRetracted;
import kz.tumar.contract.claim.CommandAccepted;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.claim.CommandFailed;
import kz.tumar.contract.claim.CommandRefused;
import kz.tumar.contract.claim.CommandStopped;
import kz.tumar.contract.claim.CommandTooLate;
import kz.tumar.contract.claim.PurposeAchieved;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.PolicyPublished;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.delivery.Behaviour;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Incoming;
import kz.tumar.retention.ledger.Folding;
import kz.tumar.retention.schedule.Ticking;
import kz.tumar.runtime.hosting.CompanyTopics;
import kz.tumar.runtime.policy.PolicyVersions;

/// What retention-service makes of events: it owns `PurposeAchieved` and the answers to its own commands, remembers
/// what
/// consent- and request-service state, and settles what follows.
@ApplicationScoped
class RetentionBehaviour implements Behaviour {
    static final Decision NOTHING = new Decision.Accepted(new PolicyVersion("none"), List.of());

    private static final Set<TopicName> READ = read();

    private final Achieving achieving;
    private final Retracting retracting;
    private final HearingAnswers answers;
    private final Projecting projecting;
    private final Reacting reacting;
    private final PolicyVersions policies;
    private final Ticking ticking;

    @Inject
    RetentionBehaviour(
            Achieving achieving,
            Retracting retracting,
            HearingAnswers answers,
            Projecting projecting,
            Reacting reacting,
            PolicyVersions policies,
            Ticking ticking) {
        this.achieving = achieving;
        this.retracting = retracting;
        this.answers = answers;
        this.projecting = projecting;
        this.reacting = reacting;
        this.policies = policies;
        this.ticking = ticking;
    }

    private static Set<TopicName> read() {
        var topics = new LinkedHashSet<>(CompanyTopics.claims());
        Stream.of("tumar.policy.documents", "tumar.policy", "tumar.consent", "tumar.request")
                .map(TopicName::new)
                .forEach(topics::add);
        return Set.copyOf(topics);
    }

    @Override
    public Set<TopicName> topics() {
        return READ;
    }

    @Override
    public Set<TopicName> first() {
        return PolicyVersions.TOPICS;
    }

    @Override
    public boolean owns(Claim claim) {
        return switch (claim) {
            case PurposeAchieved ignored -> true;
            case ClaimRetracted ignored -> true;
            case CommandAccepted answer -> ours(answer.command());
            case CommandDone answer -> ours(answer.command());
            case CommandStopped answer -> ours(answer.command());
            case CommandTooLate answer -> ours(answer.command());
            case CommandFailed answer -> ours(answer.command());
            case CommandRefused answer -> ours(answer.command());
            default -> false;
        };
    }

    private static boolean ours(CommandKind command) {
        return switch (command) {
            case STOP, DESTROY, CANCEL -> true;
            case BLOCK, UNBLOCK, PROVIDE, RECTIFY, LOCATE -> false;
        };
    }

    @Override
    public Decision decide(Connection transaction, Incoming<? extends Claim> claim) throws SQLException {
        return switch (claim.event().data()) {
            case PurposeAchieved achieved -> achieving.decide(transaction, claim, achieved);
            case ClaimRetracted retracted -> retracting.decide(transaction, claim, retracted);
            case Claim ignored -> answers.decide(transaction, claim);
        };
    }

    @Override
    public void project(Connection transaction, Incoming<? extends Fact> fact) throws SQLException {
        if (fact.event().data() instanceof PolicyPublished published) {
            policies.project(transaction, published);
        } else {
            projecting.project(transaction, fact.event());
        }
    }

    @Override
    public Decision react(Connection transaction, Incoming<? extends Fact> fact) throws SQLException {
        return reacting.react(transaction, fact);
    }

    @Override
    public Decision obey(Connection transaction, Incoming<? extends Command> command) {
        return NOTHING;
    }

    @Override
    public void keep(Connection transaction, TopicName topic, String key, String content) throws SQLException {
        policies.keep(transaction, topic, key, content);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void apply(Connection transaction, Event<? extends Fact> fact) throws SQLException {
        if (fact.data() instanceof RetentionFact && Folding.fold(transaction, (Event<? extends RetentionFact>) fact)) {
            ticking.afterCommit();
        }
    }
}
