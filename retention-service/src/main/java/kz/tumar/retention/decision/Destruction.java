package kz.tumar.retention.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionCompleted;
import kz.tumar.contract.fact.DestructionConfirmed;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.DestructionRescheduled;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.contract.fact.RetentionFact;
import org.jspecify.annotations.Nullable;

/// One order to destroy, from schedule to act. It is nothing but the fold of its facts.
public sealed interface Destruction {
    /// Names it from schedule to act.
    OrderId id();

    /// About whom.
    SubjectRef subject();

    /// The assessment behind it.
    RetentionAssessed why();

    /// The categories it is still about.
    Set<CategoryCode> categories();

    /// Grace runs; nobody was told anything.
    record Scheduled(
            OrderId id,
            SubjectRef subject,
            RetentionAssessed why,
            Set<CategoryCode> categories,
            Instant notBefore,
            LocalDate due)
            implements Destruction {
        public Scheduled {
            categories = sorted(categories);
        }
    }

    /// Holders were told; it is over when each has confirmed.
    record Ordered(
            OrderId id,
            SubjectRef subject,
            RetentionAssessed why,
            Set<CategoryCode> categories,
            int revision,
            List<HolderCode> holders,
            Instant due,
            SortedMap<HolderCode, DestructionConfirmed> confirmed)
            implements Destruction {
        public Ordered {
            categories = sorted(categories);
            holders = List.copyOf(holders);
            confirmed = new TreeMap<>(confirmed);
        }

        /// The holders that have not confirmed yet.
        public List<HolderCode> outstanding() {
            return holders.stream()
                    .filter(holder -> !confirmed.containsKey(holder))
                    .toList();
        }
    }

    /// It is off; whoever had been told and had not confirmed is told so under this revision.
    record Cancelled(
            OrderId id,
            SubjectRef subject,
            RetentionAssessed why,
            Set<CategoryCode> categories,
            int revision,
            List<HolderCode> told,
            SortedMap<HolderCode, DestructionConfirmed> confirmed)
            implements Destruction {
        public Cancelled {
            categories = sorted(categories);
            told = List.copyOf(told);
            confirmed = new TreeMap<>(confirmed);
        }
    }

    /// Every holder confirmed; the act exists.
    record Completed(Ordered ordered, DestructionCompleted by) implements Destruction {
        @Override
        public OrderId id() {
            return ordered.id();
        }

        @Override
        public SubjectRef subject() {
            return ordered.subject();
        }

        @Override
        public RetentionAssessed why() {
            return ordered.why();
        }

        @Override
        public Set<CategoryCode> categories() {
            return ordered.categories();
        }
    }

    /// The order after one fact more. Facts that don't concern its state leave it as it is.
    static Destruction after(Destruction before, RetentionFact fact) {
        return switch (fact) {
            case DestructionRescheduled moved
            when before instanceof Scheduled scheduled ->
                new Scheduled(
                        scheduled.id(),
                        scheduled.subject(),
                        scheduled.why(),
                        scheduled.categories(),
                        moved.notBefore(),
                        moved.due());
            case RetentionAssessed again
            when before instanceof Scheduled scheduled ->
                new Scheduled(
                        scheduled.id(),
                        scheduled.subject(),
                        again,
                        scheduled.categories(),
                        scheduled.notBefore(),
                        scheduled.due());
            case DestructionCancelled off -> cancelled(before, off);
            case DestructionOrdered ordered
            when before instanceof Scheduled scheduled ->
                new Ordered(
                        scheduled.id(),
                        scheduled.subject(),
                        scheduled.why(),
                        Set.copyOf(ordered.categories()),
                        ordered.revision(),
                        ordered.holders(),
                        ordered.due(),
                        new TreeMap<>());
            case DestructionConfirmed one when before instanceof Ordered ordered -> confirmed(ordered, one);
            case DestructionCompleted done when before instanceof Ordered ordered -> new Completed(ordered, done);
            default -> before;
        };
    }

    /// The order that facts make, the first being {@link DestructionScheduled}.
    static Destruction of(SubjectRef subject, RetentionAssessed why, List<? extends RetentionFact> facts) {
        @Nullable Destruction order = null;
        for (var fact : facts) {
            if (fact instanceof DestructionScheduled scheduled) {
                order = new Scheduled(
                        scheduled.orderId(),
                        subject,
                        why,
                        Set.copyOf(scheduled.categories()),
                        scheduled.notBefore(),
                        scheduled.due());
            } else if (order != null) {
                order = after(order, fact);
            }
        }
        return Objects.requireNonNull(order, "an order begins by being scheduled");
    }

    private static Destruction confirmed(Ordered ordered, DestructionConfirmed one) {
        var all = new TreeMap<>(ordered.confirmed());
        all.put(one.holder(), one);
        return new Ordered(
                ordered.id(),
                ordered.subject(),
                ordered.why(),
                ordered.categories(),
                ordered.revision(),
                ordered.holders(),
                ordered.due(),
                all);
    }

    private static Destruction cancelled(Destruction before, DestructionCancelled off) {
        return switch (before) {
            case Scheduled scheduled -> {
                var left = new TreeSet<>(scheduled.categories());
                left.removeAll(off.categories());
                yield left.isEmpty()
                        ? new Cancelled(
                                scheduled.id(),
                                scheduled.subject(),
                                scheduled.why(),
                                scheduled.categories(),
                                0,
                                List.of(),
                                new TreeMap<>())
                        : new Scheduled(
                                scheduled.id(),
                                scheduled.subject(),
                                scheduled.why(),
                                left,
                                scheduled.notBefore(),
                                scheduled.due());
            }
            case Ordered ordered ->
                new Cancelled(
                        ordered.id(),
                        ordered.subject(),
                        ordered.why(),
                        ordered.categories(),
                        ordered.revision() + 1,
                        ordered.outstanding(),
                        ordered.confirmed());
            case Cancelled cancelled -> cancelled;
            case Completed completed -> completed;
        };
    }

    /// The codes in one order everywhere, so that the same facts give the same bytes.
    private static Set<CategoryCode> sorted(Set<CategoryCode> categories) {
        return java.util.Collections.unmodifiableSet(new TreeSet<>(categories));
    }

    /// The confirmations so far, by holder.
    static Map<HolderCode, DestructionConfirmed> confirmations(Destruction order) {
        return switch (order) {
            case Scheduled ignored -> Map.of();
            case Ordered ordered -> ordered.confirmed();
            case Cancelled cancelled -> cancelled.confirmed();
            case Completed completed -> completed.ordered().confirmed();
        };
    }
}
