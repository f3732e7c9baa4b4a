package kz.tumar.retention.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Confirmation;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.command.CancelDestruction;
import kz.tumar.contract.command.DestroyData;
import kz.tumar.contract.command.StopProcessing;

/// What holders are told: the same command from the same order, whenever it is given.
public final class Commands {
    private Commands() {}

    /// To destroy.
    public static DestroyData destroy(OrderId order, int revision, Set<CategoryCode> categories, Instant due) {
        return new DestroyData(
                order,
                revision,
                categories.stream().sorted().toList(),
                due,
                List.of(Confirmation.COUNTS, Confirmation.METHOD, Confirmation.TIME));
    }

    /// Not to destroy after all.
    public static CancelDestruction cancel(Destruction.Cancelled cancelled, Instant due) {
        return new CancelDestruction(
                cancelled.id(),
                cancelled.revision(),
                List.copyOf(cancelled.categories()),
                due,
                List.of(Confirmation.COUNTS, Confirmation.TIME));
    }

    /// To stop processing for a purpose what this holder may keep for it; nothing to a holder that can't know the
    /// reference.
    public static Optional<StopProcessing> stop(
            OrderId order,
            SubjectRef subject,
            PurposeCode purpose,
            Rules.HolderRule holder,
            Person person,
            Rules rules,
            Instant due) {
        var categories = holder.commanded() && mayKnow(subject, holder, person)
                ? toStop(purpose, holder, rules)
                : List.<CategoryCode>of();
        return categories.isEmpty()
                ? Optional.empty()
                : Optional.of(new StopProcessing(order, 1, categories, due, List.of(Confirmation.TIME), purpose));
    }

    /// Whether a person must see to it that a holder without topics stops: paper, a mailbox, a processor.
    public static boolean stopByHand(
            SubjectRef subject, PurposeCode purpose, Rules.HolderRule holder, Person person, Rules rules) {
        return !holder.commanded()
                && mayKnow(subject, holder, person)
                && !toStop(purpose, holder, rules).isEmpty();
    }

    private static boolean mayKnow(SubjectRef subject, Rules.HolderRule holder, Person person) {
        return holder.assumed() || person.knows(subject, holder.code());
    }

    /// What a holder may keep for a purpose.
    public static List<CategoryCode> toStop(PurposeCode purpose, Rules.HolderRule holder, Rules rules) {
        return rules.covered(purpose).stream()
                .filter(category -> holder.categories().values().stream().anyMatch(kept -> kept.contains(category)))
                .sorted()
                .toList();
    }
}
