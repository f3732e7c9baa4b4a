package kz.tumar.retention.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.tumar.contract.AssessmentId;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.CategoryAssessment;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.RetainedLocked;
import kz.tumar.contract.fact.RetentionAssessed;
import org.jspecify.annotations.Nullable;

/// Brings what was decided about a person in line with what is known of them: assesses every purpose that ended,
/// schedules what must go, calls off what must stay. Settling twice changes nothing, and it matters what is known, not
/// in which order it became known.
public final class Settling {
    private final Person person;
    private final Rules rules;
    private final Cause cause;
    private final Instant at;
    private final LocalDate on;
    private final Assessing assessing;
    private final Ends ends;
    private final List<Ruling> rulings = new ArrayList<>();

    /// What was decided under one reference so far.
    ///
    /// @param assessments the last one of each question, by its key
    /// @param orders those scheduled or ordered
    public record Dossier(Map<String, RetentionAssessed> assessments, List<Destruction> orders) {
        public Dossier {
            assessments = Map.copyOf(assessments);
            orders = List.copyOf(orders);
        }

        /// Nothing was decided.
        public static Dossier empty() {
            return new Dossier(Map.of(), List.of());
        }
    }

    private Settling(Person person, Rules rules, Cause cause, Instant at) {
        this.person = person;
        this.rules = rules;
        this.cause = cause;
        this.at = at;
        this.on = rules.dateOf(at);
        this.assessing = new Assessing(person, rules, on);
        this.ends = person.ends(on, rules.zone());
    }

    /// What follows, as of an instant.
    ///
    /// @param asked questions answered under these references even when nothing changed
    /// @param cause what set it off; ids follow from it
    public static List<Ruling> settle(
            Person person,
            Map<SubjectRef, Dossier> dossiers,
            Map<SubjectRef, ? extends Collection<Question>> asked,
            Rules rules,
            Cause cause,
            Instant at) {
        var settling = new Settling(person, rules, cause, at);
        for (var reference : person.references()) {
            settling.reference(
                    reference,
                    dossiers.getOrDefault(reference, Dossier.empty()),
                    List.copyOf(asked.containsKey(reference) ? asked.get(reference) : List.<Question>of()));
        }
        return List.copyOf(settling.rulings);
    }

    private void reference(SubjectRef reference, Dossier dossier, List<Question> asked) {
        var planned = new HashSet<CategoryCode>();
        for (var order : dossier.orders()) {
            planned.addAll(reconsidered(reference, order));
        }
        for (var question : questions(dossier, asked)) {
            answer(reference, dossier, question, planned, asked.contains(question));
        }
    }

    /// Calls off what must stay of an order; says what it goes on with.
    private Set<CategoryCode> reconsidered(SubjectRef reference, Destruction order) {
        var lines = byCategory(assessing.lines(reference, questionOf(order.why())));
        var stay = new TreeMap<CategoryCode, @Nullable CategoryAssessment>();
        for (var category : order.categories()) {
            var line = lines.get(category);
            boolean goes = line == null
                    ? order instanceof Destruction.Ordered && assessing.founded(questionOf(order.why()), category)
                    : line.outcome() == RetentionOutcome.DESTROY;
            if (!goes) {
                stay.put(category, line);
            }
        }
        if (stay.isEmpty()) {
            return order.categories();
        }
        var reason = reason(order, stay.firstEntry().getValue());
        return switch (order) {
            case Destruction.Scheduled scheduled -> {
                rule(reference, new DestructionCancelled(order.id(), List.copyOf(stay.keySet()), reason));
                var left = new TreeSet<>(scheduled.categories());
                left.removeAll(stay.keySet());
                yield left;
            }
            case Destruction.Ordered ordered -> {
                rule(reference, new DestructionCancelled(order.id(), List.copyOf(ordered.categories()), reason));
                yield Set.of();
            }
            case Destruction.Cancelled ignored -> Set.of();
            case Destruction.Completed ignored -> Set.of();
        };
    }

    private static ReasonCode reason(Destruction order, @Nullable CategoryAssessment line) {
        if (line == null) {
            return Reasons.NOT_HELD;
        }
        return switch (line.outcome()) {
            case NEEDED ->
                Objects.equals(line.neededFor(), order.why().purpose()) ? Reasons.RETRACTED : Reasons.CONSENT_GIVEN;
            case LOCK, DECIDE -> Reasons.GROUND_STANDS;
            case HELD, DESTROY -> line.heldBy() == null ? Reasons.CASE_OPEN : Reasons.BLOCKED;
        };
    }

    /// Every question that is open under a reference, in one order everywhere: those asked now, purposes that ended,
    /// and what was asked before.
    private List<Question> questions(Dossier dossier, List<Question> asked) {
        var open = new TreeMap<String, Question>();
        asked.forEach(question -> open.put(question.key(), question));
        for (var purpose : ends.all().keySet()) {
            open.putIfAbsent(purpose.value(), new Question(purpose, ends.trigger(purpose)));
        }
        if (person.unlawful().findAny().isPresent()) {
            open.putIfAbsent("-", new Question(null, AssessmentTrigger.UNLAWFULNESS_CONFIRMED));
        }
        dossier.assessments().forEach((key, before) -> {
            var held = before.categories().stream()
                    .filter(line -> line.outcome() == RetentionOutcome.HELD)
                    .findFirst();
            var question = open.computeIfAbsent(key, ignored -> questionOf(before));
            if (held.isPresent() && !asked.contains(question)) {
                open.put(
                        key,
                        question.triggeredBy(
                                held.get().heldUnder() == null
                                        ? AssessmentTrigger.BLOCK_RELEASED
                                        : AssessmentTrigger.HOLD_RELEASED));
            }
        });
        return List.copyOf(open.values());
    }

    private static Question questionOf(RetentionAssessed assessed) {
        return new Question(assessed.purpose(), assessed.trigger());
    }

    private void answer(
            SubjectRef reference, Dossier dossier, Question question, Set<CategoryCode> planned, boolean asked) {
        var lines = assessing.lines(reference, question);
        var doomed = lines.stream()
                .filter(line -> line.outcome() == RetentionOutcome.DESTROY && !planned.contains(line.category()))
                .toList();
        if (!asked && doomed.isEmpty() && !changed(dossier.assessments().get(question.key()), lines)) {
            return;
        }
        var id = new AssessmentId(
                DerivedId.from("tumar/assessment-id/v1", cause.toString(), reference.value(), question.key()));
        rule(reference, new RetentionAssessed(id, question.trigger(), question.purpose(), lines));
        for (var line : lines) {
            if (line.outcome() == RetentionOutcome.LOCK && line.reviewOn() != null) {
                rule(
                        reference,
                        new RetainedLocked(
                                id,
                                line.category(),
                                line.ground(),
                                line.article(),
                                question.purpose(),
                                line.reviewOn()));
            }
        }
        schedule(reference, question, id, doomed);
        doomed.forEach(line -> planned.add(line.category()));
    }

    /// One order for what goes when its grace is over, and one for each later day that a person decided on.
    private void schedule(
            SubjectRef reference, Question question, AssessmentId assessment, List<CategoryAssessment> doomed) {
        var grace = rules.grace().from(at);
        var byDay = new TreeMap<LocalDate, List<CategoryCode>>();
        for (var line : doomed) {
            var decided = line.reviewOn();
            var day = decided != null && decided.isAfter(grace.due()) ? decided : LocalDate.MIN;
            byDay.computeIfAbsent(day, one -> new ArrayList<>()).add(line.category());
        }
        byDay.forEach((day, categories) -> {
            boolean later = !day.equals(LocalDate.MIN);
            var name = later ? question.key() + "/" + day : question.key();
            var order = new OrderId(DerivedId.from("tumar/order-id/v1", cause.toString(), reference.value(), name));
            var notBefore = later ? day.atStartOfDay(rules.zone()).toInstant() : grace.notBefore();
            rule(
                    reference,
                    new DestructionScheduled(order, assessment, categories, notBefore, later ? day : grace.due()));
        });
    }

    private static boolean changed(@Nullable RetentionAssessed before, List<CategoryAssessment> lines) {
        var known = before == null ? Map.<CategoryCode, CategoryAssessment>of() : byCategory(before.categories());
        return lines.stream().anyMatch(line -> !line.equals(known.get(line.category())));
    }

    private static Map<CategoryCode, CategoryAssessment> byCategory(List<CategoryAssessment> lines) {
        var byCategory = new LinkedHashMap<CategoryCode, CategoryAssessment>();
        lines.forEach(line -> byCategory.put(line.category(), line));
        return byCategory;
    }

    private void rule(SubjectRef reference, kz.tumar.contract.fact.RetentionFact fact) {
        rulings.add(new Ruling(reference, fact));
    }
}
