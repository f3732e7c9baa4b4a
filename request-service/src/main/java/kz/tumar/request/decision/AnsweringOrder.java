package kz.tumar.request.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.CommandAccepted;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.claim.CommandFailed;
import kz.tumar.contract.claim.CommandRefused;
import kz.tumar.contract.claim.CommandStopped;
import kz.tumar.contract.claim.CommandTooLate;
import kz.tumar.contract.fact.CandidatesLocated;
import kz.tumar.contract.fact.CommandAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.SubjectDataCollected;
import kz.tumar.policy.ReasonKind;
import org.jspecify.annotations.Nullable;

/// A holder answers an order. Which answers came before makes no difference to whether this one holds, only to
/// whether it says anything new.
public final class AnsweringOrder {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int MOST_CANDIDATES = 100;

    private AnsweringOrder() {}

    /// What every answer says.
    public record Reply(OrderId order, int revision, CommandKind command, CommandOutcome outcome, Claim claim) {}

    /// The answer in a claim, where it is an answer.
    public static Optional<Reply> replyOf(Claim claim) {
        return Optional.ofNullable(
                switch (claim) {
                    case CommandAccepted(var order, var revision, var command) ->
                        new Reply(order, revision, command, CommandOutcome.ACCEPTED, claim);
                    case CommandDone done ->
                        new Reply(done.orderId(), done.revision(), done.command(), CommandOutcome.DONE, claim);
                    case CommandStopped(var order, var revision, var command, var counts) ->
                        new Reply(order, revision, command, CommandOutcome.STOPPED, claim);
                    case CommandTooLate(var order, var revision, var command, var doneAt) ->
                        new Reply(order, revision, command, CommandOutcome.TOO_LATE, claim);
                    case CommandFailed(var order, var revision, var command, var reason) ->
                        new Reply(order, revision, command, CommandOutcome.FAILED, claim);
                    case CommandRefused(var order, var revision, var command, var ground, var article) ->
                        new Reply(order, revision, command, CommandOutcome.REFUSED, claim);
                    default -> null;
                });
    }

    /// Whether this service gives orders of this kind.
    public static boolean ours(CommandKind kind) {
        return switch (kind) {
            case BLOCK, UNBLOCK, PROVIDE, RECTIFY, LOCATE -> true;
            case STOP, DESTROY, CANCEL -> false;
        };
    }

    /// Whether nothing more is expected of a holder after this outcome.
    public static boolean settles(CommandOutcome outcome) {
        return switch (outcome) {
            case DONE, REFUSED, TOO_LATE, STOPPED -> true;
            case ACCEPTED, FAILED -> false;
        };
    }

    /// Decides one answer.
    ///
    /// @param order the order it names, where there is one for this reference
    /// @param said the holder's latest outcome so far
    /// @param receipt when the answer arrived
    /// @param unsealed uploads that are not content of this person kept here
    public static Verdict decide(
            Reply reply,
            HolderCode holder,
            @Nullable Order order,
            @Nullable CommandOutcome said,
            Instant receipt,
            Set<SealedRef> unsealed,
            Rules rules) {
        if (order == null || order.kind() != reply.command()) {
            return Verdict.Rejected.because(ProblemType.UNKNOWN_ORDER);
        }
        if (!rules.isRecipient(holder, order.categories())) {
            return Verdict.Rejected.because(ProblemType.NOT_A_HOLDER);
        }
        if (reply.revision() != Order.REVISION) {
            return Verdict.Rejected.at(ProblemType.STALE_REVISION, "/data/revision", "revision", "1");
        }
        if (wrongContent(reply.claim(), order, receipt, unsealed, rules) instanceof Verdict.Rejected wrong) {
            return wrong;
        }
        return new Verdict.Stated(facts(reply, holder, order, said));
    }

    private static List<RequestFact> facts(Reply reply, HolderCode holder, Order order, @Nullable CommandOutcome said) {
        if (said == reply.outcome() || (said != null && settles(said))) {
            return List.of();
        }
        var facts = new ArrayList<RequestFact>();
        facts.add(new CommandAnswered(order.id(), order.kind(), holder, reply.outcome()));
        if (order.kind() == CommandKind.PROVIDE && reply.claim() instanceof CommandDone done) {
            List<SealedContent> uploads = done.uploads() == null ? List.of() : done.uploads();
            facts.add(new SubjectDataCollected(order.caseId(), holder, uploads));
        }
        if (order.kind() == CommandKind.LOCATE && reply.claim() instanceof CommandDone done) {
            List<Candidate> located = done.located() == null ? List.of() : done.located();
            facts.add(new CandidatesLocated(Search.idOf(order.caseId()), holder, located));
        }
        return facts;
    }

    private static Verdict.@Nullable Rejected wrongContent(
            Claim claim, Order order, Instant receipt, Set<SealedRef> unsealed, Rules rules) {
        if (claim instanceof CommandFailed failed && !rules.gives(ReasonKind.COMMAND_FAILURE, failed.reason())) {
            return Verdict.Rejected.at(
                    ProblemType.UNKNOWN_CODE, "/data/reason", "code", "a reason of the policy for a failure");
        }
        if (claim instanceof CommandRefused refused && !rules.knows(refused.ground())) {
            return Verdict.Rejected.at(ProblemType.UNKNOWN_GROUND, "/data/ground", "code", "a ground of the policy");
        }
        if (claim instanceof CommandRefused refused && refused.article() != null && !rules.cites(refused.article())) {
            return Verdict.Rejected.at(
                    ProblemType.UNKNOWN_CODE, "/data/article", "code", "a place in an act of the policy");
        }
        if (claim instanceof CommandTooLate late
                && wrongTime(late.doneAt(), receipt, rules) instanceof Verdict.Rejected wrong) {
            return wrong;
        }
        return claim instanceof CommandDone done ? wrongDone(done, order, receipt, unsealed, rules) : null;
    }

    private static Verdict.@Nullable Rejected wrongDone(
            CommandDone done, Order order, Instant receipt, Set<SealedRef> unsealed, Rules rules) {
        for (int i = 0; i < done.counts().size(); i++) {
            if (!rules.knows(done.counts().get(i).category())) {
                return Verdict.Rejected.at(
                        ProblemType.UNKNOWN_CATEGORY,
                        "/data/counts/" + i + "/category",
                        "code",
                        "a category of data of the policy");
            }
        }
        if (!rules.knows(done.method())) {
            return Verdict.Rejected.at(ProblemType.UNKNOWN_CODE, "/data/method", "code", "a method of the policy");
        }
        if (wrongTime(done.doneAt(), receipt, rules) instanceof Verdict.Rejected wrong) {
            return wrong;
        }
        if (order.kind() == CommandKind.LOCATE) {
            return wrongLocated(done);
        }
        if (order.kind() != CommandKind.PROVIDE) {
            return null;
        }
        if (done.uploads() == null) {
            return Verdict.Rejected.at(
                    ProblemType.CONFIRMATION_INCOMPLETE, "/data/uploads", "required", "what was uploaded, or none");
        }
        return unsealed.isEmpty() ? null : notSealedHere(done.uploads(), unsealed);
    }

    private static Verdict.@Nullable Rejected wrongLocated(CommandDone done) {
        if (done.located() == null) {
            return Verdict.Rejected.at(
                    ProblemType.CONFIRMATION_INCOMPLETE, "/data/located", "required", "whom it fits, or nobody");
        }
        return done.located().size() <= MOST_CANDIDATES
                ? null
                : Verdict.Rejected.at(
                        ProblemType.CONFIRMATION_INCOMPLETE,
                        "/data/located",
                        "maxItems",
                        Integer.toString(MOST_CANDIDATES));
    }

    private static Verdict.@Nullable Rejected wrongTime(Instant doneAt, Instant receipt, Rules rules) {
        if (!Plausible.past(doneAt, rules.calendar().zone())) {
            return Plausible.refused("/data/doneAt");
        }
        return doneAt.isAfter(receipt.plus(CLOCKS_DIFFER))
                ? Verdict.Rejected.at(ProblemType.TIME_IN_FUTURE, "/data/doneAt", "time", "not in the future")
                : null;
    }

    private static Verdict.Rejected notSealedHere(List<SealedContent> uploads, Set<SealedRef> unsealed) {
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < uploads.size(); i++) {
            if (unsealed.contains(uploads.get(i).sealedRef())) {
                violations.add(new Violation(
                        "/data/uploads/" + i + "/sealedRef", "sealed", "content of this person sealed here"));
            }
        }
        return new Verdict.Rejected(ProblemType.CONFIRMATION_INCOMPLETE, violations);
    }
}
