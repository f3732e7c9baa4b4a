package kz.tumar.retention.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.fact.DestructionConfirmed;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.contract.fact.StopAnswered;
import org.jspecify.annotations.Nullable;

/// What a holder's answer to a command of ours is worth.
public final class Answering {
    /// An act is numbered by the year of its last confirmation, so that has to be a year.
    private static final Instant PLAUSIBLE_FROM = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant PLAUSIBLE_BEFORE = Instant.parse("9999-12-31T00:00:00Z");

    private Answering() {}

    /// One answer, whatever its claim.
    ///
    /// @param done what was done, where the holder says that it has obeyed
    public record Reply(
            OrderId orderId,
            int revision,
            CommandKind command,
            CommandOutcome outcome,
            HolderCode holder,
            @Nullable CommandDone done) {}

    /// The answer's worth.
    public sealed interface Worth {}

    /// It is wrong for ever.
    public record Refused(ProblemType problem, List<Violation> violations) implements Worth {
        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /// It counts, and these facts follow.
    ///
    /// @param completed the order, where this was the last confirmation missing
    public record Counts(List<RetentionFact> facts, Destruction.@Nullable Ordered completed) implements Worth {
        public Counts {
            facts = List.copyOf(facts);
        }
    }

    /// An answer to `DestroyData` or `CancelDestruction`.
    public static Worth toDestruction(Destruction order, Reply reply) {
        return switch (order) {
            case Destruction.Scheduled ignored -> refused(ProblemType.UNKNOWN_ORDER);
            case Destruction.Ordered ordered -> toOrdered(ordered, reply);
            case Destruction.Cancelled cancelled -> toCancelled(cancelled, reply);
            case Destruction.Completed completed ->
                completed.ordered().holders().contains(reply.holder())
                        ? new Counts(List.of(), null)
                        : refused(ProblemType.NOT_A_HOLDER);
        };
    }

    /// An answer to `StopProcessing`, which any holder of the purpose's data may be told.
    public static Worth toStop(Set<HolderCode> holders, Reply reply) {
        if (!holders.contains(reply.holder())) {
            return refused(ProblemType.NOT_A_HOLDER);
        }
        return reply.revision() == 1 ? noted(reply) : refused(ProblemType.UNKNOWN_ORDER);
    }

    private static Worth toOrdered(Destruction.Ordered ordered, Reply reply) {
        if (!ordered.holders().contains(reply.holder())) {
            return refused(ProblemType.NOT_A_HOLDER);
        }
        if (reply.revision() < ordered.revision()) {
            return refused(ProblemType.STALE_REVISION);
        }
        if (reply.revision() > ordered.revision() || reply.command() != CommandKind.DESTROY) {
            return refused(ProblemType.UNKNOWN_ORDER);
        }
        if (ordered.confirmed().containsKey(reply.holder())) {
            return new Counts(List.of(), null);
        }
        return switch (reply.outcome()) {
            case DONE -> confirmed(ordered, reply);
            case ACCEPTED, FAILED, REFUSED -> noted(reply);
            case STOPPED, TOO_LATE -> refused(ProblemType.CONFLICT);
        };
    }

    private static Worth toCancelled(Destruction.Cancelled cancelled, Reply reply) {
        if (cancelled.revision() == 0) {
            return refused(ProblemType.UNKNOWN_ORDER);
        }
        if (!cancelled.told().contains(reply.holder()) && !cancelled.confirmed().containsKey(reply.holder())) {
            return refused(ProblemType.NOT_A_HOLDER);
        }
        if (reply.revision() < cancelled.revision()) {
            return refused(ProblemType.STALE_REVISION);
        }
        if (reply.revision() > cancelled.revision() || reply.command() != CommandKind.CANCEL) {
            return refused(ProblemType.UNKNOWN_ORDER);
        }
        return noted(reply);
    }

    private static Worth confirmed(Destruction.Ordered ordered, Reply reply) {
        var done = reply.done();
        if (done == null) {
            return refused(ProblemType.CONFIRMATION_INCOMPLETE);
        }
        var missing = missing(ordered.categories(), done.counts());
        if (!missing.isEmpty()) {
            return new Refused(ProblemType.CONFIRMATION_INCOMPLETE, missing);
        }
        if (done.doneAt().isBefore(PLAUSIBLE_FROM) || !done.doneAt().isBefore(PLAUSIBLE_BEFORE)) {
            return new Refused(
                    ProblemType.TIME_IMPLAUSIBLE, List.of(new Violation("/data/doneAt", "range", "2000-9999")));
        }
        var fact = new DestructionConfirmed(
                ordered.id(), reply.holder(), done.counts(), done.method(), done.doneAt(), done.operator());
        boolean last = ordered.outstanding().equals(List.of(reply.holder()));
        return new Counts(List.of(fact), last ? (Destruction.Ordered) Destruction.after(ordered, fact) : null);
    }

    /// Every category ordered is counted, each once, and nothing else is.
    private static List<Violation> missing(Set<CategoryCode> ordered, List<CategoryCount> counts) {
        var counted = counts.stream().map(CategoryCount::category).collect(Collectors.toSet());
        var violations = new ArrayList<Violation>();
        for (var category : ordered) {
            if (!counted.contains(category)) {
                violations.add(new Violation("/data/counts", "required", category.value()));
            }
        }
        for (int i = 0; i < counts.size(); i++) {
            if (!ordered.contains(counts.get(i).category())) {
                violations.add(new Violation("/data/counts/" + i + "/category", "enum", "category-of-the-order"));
            }
        }
        if (counted.size() < counts.size()) {
            violations.add(new Violation("/data/counts", "unique", "category"));
        }
        return violations;
    }

    private static Worth noted(Reply reply) {
        return new Counts(
                List.of(new StopAnswered(reply.orderId(), reply.command(), reply.holder(), reply.outcome())), null);
    }

    private static Worth refused(ProblemType problem) {
        return new Refused(problem, List.of());
    }
}
