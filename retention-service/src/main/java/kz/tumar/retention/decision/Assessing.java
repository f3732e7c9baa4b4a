package kz.tumar.retention.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ExceptionAnswer;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.CategoryAssessment;
import org.jspecify.annotations.Nullable;

/// Clause 8.4 for one reference of a person on one day: each category that lies somewhere, with the three exceptions
/// answered. Data goes only when none of them applies and nothing else of the person needs or disputes it.
final class Assessing {
    private final Person person;
    private final Rules rules;
    private final LocalDate on;
    private final Map<kz.tumar.contract.PurposeCode, LocalDate> ended;

    Assessing(Person person, Rules rules, LocalDate on) {
        this.person = person;
        this.rules = rules;
        this.on = on;
        this.ended = person.endedPurposes(on, rules.zone());
    }

    /// The line of every category concerned that a holder still has.
    List<CategoryAssessment> lines(SubjectRef reference, Question question) {
        var lines = new ArrayList<CategoryAssessment>();
        for (var category : concerned(reference, question)) {
            if (!person.holders(reference, category, rules).isEmpty()) {
                lines.add(line(reference, category, question));
            }
        }
        return lines;
    }

    private Set<CategoryCode> concerned(SubjectRef reference, Question question) {
        var categories = new TreeSet<>(person.named(reference));
        var purpose = question.purpose();
        if (purpose != null) {
            categories.retainAll(rules.covered(purpose));
        } else {
            var unlawful = person.all(Known.Unlawful.class).toList();
            categories.removeIf(category -> unlawful.stream()
                    .noneMatch(found ->
                            found.categories().isEmpty() || found.categories().contains(category)));
        }
        return categories;
    }

    private CategoryAssessment line(SubjectRef reference, CategoryCode category, Question question) {
        var grounds = person.grounds(on).stream()
                .filter(ground -> ground.categories().contains(category))
                .sorted(Comparator.comparing(Known.Established::key))
                .toList();
        var running = running(reference, category);
        var excepted = excepted(question);
        var block = person.blocks(category, excepted).stream().min(Comparator.comparing(Known.Blocked::key));
        var contract = answer(any(grounds, Rules.GroundSort.CONTRACT));
        var law = answer(any(grounds, Rules.GroundSort.LAW) || running.isPresent());
        var agreement = answer(any(grounds, Rules.GroundSort.AGREEMENT));
        var needed = person.consents(on).stream()
                .filter(given -> given.categories().contains(category)
                        && rules.covered(given.purpose()).contains(category))
                .map(Known.Given::purpose)
                .min(Comparator.naturalOrder());

        var outcome = RetentionOutcome.DESTROY;
        @Nullable GroundCode ground = null;
        kz.tumar.contract.@Nullable ArticleCode article = null;
        @Nullable LocalDate review = null;
        if (needed.isPresent()) {
            outcome = RetentionOutcome.NEEDED;
        } else if (!grounds.isEmpty()) {
            var holding = grounds.getFirst();
            outcome = RetentionOutcome.LOCK;
            ground = holding.ground();
            article = holding.article();
            review = grounds.stream()
                    .map(standing -> person.reviewOf(standing, on))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        } else if (running.isPresent()) {
            outcome = RetentionOutcome.LOCK;
            ground = running.get().term().lockedUnder();
            article = running.get().term().article();
            review = running.get().over();
        } else if (block.isPresent() || person.inDispute(category, excepted)) {
            outcome = RetentionOutcome.HELD;
        } else {
            var open = unconfirmed(category, question);
            if (open.isPresent()) {
                outcome = RetentionOutcome.DECIDE;
                ground = open.get().lockedUnder();
                article = open.get().article();
            } else if (question.purpose() != null && terms(category).isEmpty()) {
                outcome = RetentionOutcome.DECIDE;
            }
        }
        return new CategoryAssessment(
                category,
                contract,
                law,
                agreement,
                outcome,
                needed.orElse(null),
                ground,
                article,
                review,
                block.map(Known.Blocked::blockId).orElse(null));
    }

    private record Running(Rules.TermRule term, LocalDate over) {}

    /// Of the terms of all ended purposes, the one that runs longest.
    private Optional<Running> running(SubjectRef reference, CategoryCode category) {
        return terms(category).stream()
                .filter(Rules.TermRule::keeps)
                .map(term -> new Running(term, term.overOn(start(reference, category, term))))
                .filter(running -> running.over().isAfter(on))
                .max(Comparator.comparing(Running::over)
                        .thenComparing(running -> running.term().purpose()));
    }

    private LocalDate start(SubjectRef reference, CategoryCode category, Rules.TermRule term) {
        var purposeEnded = ended.getOrDefault(term.purpose(), on);
        return switch (term.start()) {
            case PURPOSE_ENDED -> purposeEnded;
            case RECORD_MADE -> person.recordedOn(reference, category).orElse(purposeEnded);
        };
    }

    private List<Rules.TermRule> terms(CategoryCode category) {
        return ended.keySet().stream()
                .flatMap(purpose -> rules.terms(purpose, category).stream())
                .toList();
    }

    private Optional<Rules.TermRule> unconfirmed(CategoryCode category, Question question) {
        return question.purpose() == null
                ? terms(category).stream()
                        .filter(term -> term.keeps() && !term.destroysByItself())
                        .findFirst()
                : terms(category).stream()
                        .filter(term -> !term.destroysByItself())
                        .findFirst();
    }

    /// The block and case in which processing was found unlawful don't hold what must go because of it (law.md part F,
    /// 2).
    private Set<CaseId> excepted(Question question) {
        var cases = new HashSet<CaseId>();
        if (question.purpose() == null) {
            person.all(Known.Unlawful.class).forEach(unlawful -> cases.add(unlawful.caseId()));
        }
        return cases;
    }

    private boolean any(List<Known.Established> grounds, Rules.GroundSort sort) {
        return grounds.stream()
                .anyMatch(ground -> rules.grounds().getOrDefault(ground.ground(), Rules.GroundSort.LAW) == sort);
    }

    private static ExceptionAnswer answer(boolean applies) {
        return applies ? ExceptionAnswer.APPLIES : ExceptionAnswer.DOES_NOT_APPLY;
    }
}
