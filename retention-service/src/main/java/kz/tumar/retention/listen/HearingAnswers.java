package kz.tumar.retention.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.CommandAccepted;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.claim.CommandFailed;
import kz.tumar.contract.claim.CommandRefused;
import kz.tumar.contract.claim.CommandStopped;
import kz.tumar.contract.claim.CommandTooLate;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Incoming;
import kz.tumar.retention.announce.Acts;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.decision.Answering;
import kz.tumar.retention.decision.Answering.Reply;
import kz.tumar.retention.decision.Methods;
import kz.tumar.retention.decision.Rules;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.RulesInForce;

/// Holders answer our commands.
@ApplicationScoped
class HearingAnswers {
    private final RulesInForce rules;
    private final Acts acts;

    @Inject
    HearingAnswers(RulesInForce rules, Acts acts) {
        this.rules = rules;
        this.acts = acts;
    }

    Decision decide(Connection transaction, Incoming<? extends Claim> claim) throws SQLException {
        var event = claim.event();
        var subject = event.subject();
        var reply = reply(new HolderCode(event.source().name()), event.data());
        if (subject == null) {
            return Decision.Refused.because(ProblemType.UNKNOWN_ORDER);
        }
        var inForce = rules.at(event.time().toInstant());
        if (inForce.isEmpty()) {
            if (claim.waited()) {
                throw new IllegalStateException("no policy is known though its topics were read");
            }
            return new Decision.Waiting(RulesInForce.TOPICS);
        }
        var worth = reply.command() == CommandKind.STOP
                ? toStop(transaction, subject, reply, inForce.get())
                : toDestruction(transaction, subject, reply);
        var policy = rules.policy(inForce.get().version()).orElseThrow();
        return switch (Methods.listed(worth, reply, policy)) {
            case Answering.Refused(var problem, var violations) -> new Decision.Refused(problem, violations);
            case Answering.Counts counts -> accepted(transaction, claim, subject, counts, inForce.get());
        };
    }

    private static Answering.Worth toDestruction(Connection transaction, SubjectRef subject, Reply reply)
            throws SQLException {
        return Orders.find(transaction, reply.orderId())
                .filter(order -> order.subject().equals(subject))
                .map(order -> Answering.toDestruction(order, reply))
                .orElseGet(HearingAnswers::unknown);
    }

    private static Answering.Worth toStop(Connection transaction, SubjectRef subject, Reply reply, Rules rules)
            throws SQLException {
        return Orders.stop(transaction, reply.orderId())
                .filter(stop -> stop.subject().equals(subject))
                .map(stop -> Answering.toStop(holders(rules, stop), reply))
                .orElseGet(HearingAnswers::unknown);
    }

    private static Set<HolderCode> holders(Rules rules, Orders.Stop stop) {
        return rules.holders().stream()
                .filter(holder -> holder.commanded()
                        && holder.categories().values().stream()
                                .flatMap(Set::stream)
                                .anyMatch(rules.covered(stop.purpose())::contains))
                .map(Rules.HolderRule::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Answering.Worth unknown() {
        return new Answering.Refused(ProblemType.UNKNOWN_ORDER, java.util.List.of());
    }

    private Decision accepted(
            Connection transaction, Incoming<?> claim, SubjectRef subject, Answering.Counts counts, Rules inForce)
            throws SQLException {
        var at = claim.event().time().toInstant();
        var drafts = new ArrayList<Draft>();
        counts.facts().forEach(fact -> drafts.add(Drafting.fact(subject, fact, at)));
        var completed = counts.completed();
        if (completed != null) {
            var written = acts.write(transaction, completed);
            if (written.isEmpty()) {
                return new Decision.Waiting(RulesInForce.TOPICS);
            }
            drafts.add(Drafting.fact(subject, Acts.completed(completed.id(), written.get()), at));
            Orders.keepAct(transaction, completed.id(), written.get().text());
        }
        return new Decision.Accepted(inForce.version(), drafts);
    }

    private static Reply reply(HolderCode holder, Claim claim) {
        return switch (claim) {
            case CommandAccepted it ->
                reply(it.orderId(), it.revision(), it.command(), CommandOutcome.ACCEPTED, holder);
            case CommandStopped it -> reply(it.orderId(), it.revision(), it.command(), CommandOutcome.STOPPED, holder);
            case CommandTooLate it -> reply(it.orderId(), it.revision(), it.command(), CommandOutcome.TOO_LATE, holder);
            case CommandFailed it -> reply(it.orderId(), it.revision(), it.command(), CommandOutcome.FAILED, holder);
            case CommandRefused it -> reply(it.orderId(), it.revision(), it.command(), CommandOutcome.REFUSED, holder);
            case CommandDone it ->
                new Reply(it.orderId(), it.revision(), it.command(), CommandOutcome.DONE, holder, it);
            default ->
                throw new IllegalArgumentException(
                        "not an answer: " + claim.getClass().getSimpleName());
        };
    }

    private static Reply reply(
            OrderId order, int revision, CommandKind command, CommandOutcome outcome, HolderCode holder) {
        return new Reply(order, revision, command, outcome, holder, null);
    }
}
