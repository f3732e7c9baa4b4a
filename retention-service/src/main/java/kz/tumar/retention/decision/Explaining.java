package kz.tumar.retention.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.CategoryAssessment;
import kz.tumar.retention.decision.Settling.Dossier;
import org.jspecify.annotations.Nullable;

/// Answers "why is this not destroyed?" for everything that still lies somewhere, and "what would this order do now?".
public final class Explaining {
    private final Person person;
    private final Rules rules;
    private final LocalDate on;

    private static final String PERSON = "person";
    private static final String POLICY = "policy";
    private static final String CASES = "request-service";

    private Explaining(Person person, Rules rules, LocalDate on) {
        this.person = person;
        this.rules = rules;
        this.on = on;
    }

    /// What kind of thing keeps data.
    public enum Kept {
        /// A consent that stands.
        CONSENT,
        /// A ground that stands.
        GROUND,
        /// A term or decision that locks it.
        LOCK,
        /// A hold of the operator.
        HOLD,
        /// A block.
        BLOCK,
        /// A case that is open, or may still be appealed against.
        CASE,
        /// A person has to decide.
        DECISION,
        /// Its destruction is scheduled.
        SCHEDULED,
        /// Its destruction was ordered, and holders have to confirm.
        ORDERED,
        /// No purpose has ended for which it was kept.
        NO_PURPOSE_ENDED
    }

    /// One thing that keeps data.
    ///
    /// @param name the purpose, ground, hold, block, case or order
    /// @param assertedBy the system that said so, `policy` for a term of ours, `person` for a hold
    /// @param until the day on which it is looked at again
    public record Reason(
            Kept kept,
            @Nullable String name,
            @Nullable ArticleCode article,
            @Nullable String assertedBy,
            @Nullable LocalDate until) {
        static Reason of(Kept kept, @Nullable String name, @Nullable String assertedBy, @Nullable LocalDate until) {
            return new Reason(kept, name, null, assertedBy, until);
        }
    }

    /// One category under one reference.
    public record Item(SubjectRef subject, CategoryCode category, List<HolderCode> holders, List<Reason> reasons) {
        public Item {
            holders = List.copyOf(holders);
            reasons = List.copyOf(reasons);
        }
    }

    /// What an order would do if it were given now.
    ///
    /// @param holders who would be told, and for which categories
    /// @param stays what would stay after all, with why
    public record Preview(
            OrderId order,
            Set<CategoryCode> goes,
            SortedMap<HolderCode, Set<CategoryCode>> holders,
            List<CategoryAssessment> stays) {
        public Preview {
            goes = Set.copyOf(goes);
            stays = List.copyOf(stays);
        }
    }

    /// Why each category that lies somewhere is not destroyed.
    public static List<Item> why(Person person, Map<SubjectRef, Dossier> dossiers, Rules rules, LocalDate on) {
        var explaining = new Explaining(person, rules, on);
        var items = new ArrayList<Item>();
        for (var reference : person.references()) {
            for (var category : new TreeSet<>(person.named(reference))) {
                var holders = person.holders(reference, category, rules);
                if (!holders.isEmpty()) {
                    var dossier = dossiers.getOrDefault(reference, Dossier.empty());
                    items.add(new Item(reference, category, holders, explaining.reasons(category, dossier)));
                }
            }
        }
        return items;
    }

    /// What an order on the schedule would do now.
    public static Preview preview(Destruction.Scheduled order, Person person, Rules rules, LocalDate on) {
        var lines = new Assessing(person, rules, on)
                .lines(
                        order.subject(),
                        new Question(order.why().purpose(), order.why().trigger()));
        var goes = new TreeSet<CategoryCode>();
        var stays = new ArrayList<CategoryAssessment>();
        for (var line : lines) {
            if (order.categories().contains(line.category())) {
                if (line.outcome() == RetentionOutcome.DESTROY) {
                    goes.add(line.category());
                } else {
                    stays.add(line);
                }
            }
        }
        var holders = new TreeMap<HolderCode, Set<CategoryCode>>();
        for (var category : goes) {
            person.holders(order.subject(), category, rules)
                    .forEach(holder -> holders.computeIfAbsent(holder, one -> new TreeSet<>())
                            .add(category));
        }
        return new Preview(order.id(), goes, holders, stays);
    }

    private List<Reason> reasons(CategoryCode category, Dossier dossier) {
        var reasons = new ArrayList<Reason>();
        person.consents(on).stream()
                .filter(given -> given.categories().contains(category)
                        && rules.covered(given.purpose()).contains(category))
                .forEach(given -> reasons.add(Reason.of(
                        Kept.CONSENT, given.purpose().value(), given.system().value(), given.until())));
        person.grounds(on).stream()
                .filter(ground -> ground.categories().contains(category))
                .forEach(ground -> reasons.add(new Reason(
                        Kept.GROUND,
                        ground.ground().value(),
                        ground.article(),
                        ground.system().value(),
                        person.reviewOf(ground, on))));
        person.holds(category).forEach(hold -> reasons.add(Reason.of(Kept.HOLD, hold.key(), PERSON, hold.reviewOn())));
        person.blocks(category, Set.of())
                .forEach(block -> reasons.add(Reason.of(Kept.BLOCK, block.key(), CASES, null)));
        person.disputes(category, Set.of(), on)
                .forEach(filed -> reasons.add(Reason.of(
                        Kept.CASE,
                        filed.key(),
                        CASES,
                        person.appealUntil(filed, on).orElse(null))));
        dossier.assessments().values().stream()
                .flatMap(assessed -> assessed.categories().stream())
                .filter(line -> line.category().equals(category))
                .forEach(line -> assessed(line, reasons));
        dossier.orders().stream()
                .filter(order -> order.categories().contains(category))
                .forEach(order -> reasons.add(ordered(order)));
        if (reasons.isEmpty()) {
            reasons.add(Reason.of(Kept.NO_PURPOSE_ENDED, null, null, null));
        }
        return reasons;
    }

    private static void assessed(CategoryAssessment line, List<Reason> reasons) {
        if (line.outcome() == RetentionOutcome.LOCK && line.assertedBy() == null) {
            var ground = line.ground() == null ? null : line.ground().value();
            reasons.add(new Reason(Kept.LOCK, ground, line.article(), POLICY, line.reviewOn()));
        }
        if (line.outcome() == RetentionOutcome.DECIDE) {
            reasons.add(new Reason(Kept.DECISION, null, line.article(), POLICY, null));
        }
    }

    private static Reason ordered(Destruction order) {
        return switch (order) {
            case Destruction.Scheduled scheduled ->
                Reason.of(Kept.SCHEDULED, scheduled.id().toString(), null, scheduled.due());
            case Destruction.Ordered ordered ->
                Reason.of(Kept.ORDERED, ordered.id().toString(), null, null);
            case Destruction.Cancelled cancelled ->
                throw new IllegalStateException("a dossier holds no cancelled order: " + cancelled.id());
            case Destruction.Completed completed ->
                throw new IllegalStateException("a dossier holds no completed order: " + completed.id());
        };
    }
}
