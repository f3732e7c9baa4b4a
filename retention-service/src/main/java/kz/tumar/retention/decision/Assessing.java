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
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ExceptionAnswer;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
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
    private final Ends ends;
    private final Map<PurposeCode, LocalDate> ended;

    Assessing(Person person, Rules rules, LocalDate on) {
        this.person = person;
        this.rules = rules;
        this.on = on;
        this.ends = person.ends(on, rules.zone());
        this.ended = ends.all();
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
            categories.removeIf(category -> !founded(question, category));
        }
        return categories;
    }

    /// Whether what the question follows from still holds of a category: a finding may have been of another person.
    boolean founded(Question question, CategoryCode category) {
        return question.purpose() != null
                || person.unlawful()
                        .anyMatch(found -> found.categories().isEmpty()
                                || found.categories().contains(category));
    }

    private CategoryAssessment line(SubjectRef reference, CategoryCode category, Question question) {
        var grounds = person.grounds(on).stream()
                .filter(ground -> ground.categories().contains(category))
                .sorted(Comparator.comparing(Known.Established::key))
                .toList();
        var running = running(reference, category);
        var block = person.blocks(category, excepted(question)).stream().min(Comparator.comparing(Known.Blocked::key));
        var hold = person.holds(category).stream().min(Comparator.comparing(Known.OnHold::key));
        var fate = needed(category, question)
                .or(() -> standing(grounds))
                .or(() -> running.map(Assessing::locked))
                .or(() -> held(category, question, block.isPresent(), hold))
                .or(() -> undecided(reference, category, question))
                .orElse(Fate.of(RetentionOutcome.DESTROY));
        return new CategoryAssessment(
                category,
                answer(any(grounds, Rules.GroundSort.CONTRACT)),
                answer(any(grounds, Rules.GroundSort.LAW) || running.isPresent()),
                answer(any(grounds, Rules.GroundSort.AGREEMENT)),
                fate.outcome(),
                fate.neededFor(),
                fate.ground(),
                fate.article(),
                fate.review(),
                block.map(Known.Blocked::blockId).orElse(null),
                hold.map(Known.OnHold::holdId).orElse(null),
                fate.assertedBy());
    }

    /// What becomes of a category, and what says so.
    private record Fate(
            RetentionOutcome outcome,
            @Nullable PurposeCode neededFor,
            @Nullable GroundCode ground,
            @Nullable ArticleCode article,
            @Nullable LocalDate review,
            @Nullable HolderCode assertedBy) {
        static Fate of(RetentionOutcome outcome) {
            return new Fate(outcome, null, null, null, null, null);
        }
    }

    /// A consent to another purpose needs it, or the purpose itself has not ended after all.
    private Optional<Fate> needed(CategoryCode category, Question question) {
        return person.consents(on).stream()
                .filter(given -> given.categories().contains(category)
                        && rules.covered(given.purpose()).contains(category))
                .map(Known.Given::purpose)
                .min(Comparator.naturalOrder())
                .or(() -> Optional.ofNullable(question.purpose()).filter(purpose -> !ended.containsKey(purpose)))
                .map(purpose -> new Fate(RetentionOutcome.NEEDED, purpose, null, null, null, null));
    }

    private Optional<Fate> standing(List<Known.Established> grounds) {
        return grounds.stream()
                .findFirst()
                .map(holding -> new Fate(
                        RetentionOutcome.LOCK,
                        null,
                        holding.ground(),
                        holding.article(),
                        grounds.stream()
                                .map(ground -> person.reviewOf(ground, on))
                                .min(Comparator.naturalOrder())
                                .orElse(null),
                        holding.system()));
    }

    private static Fate locked(Running running) {
        return new Fate(
                RetentionOutcome.LOCK,
                null,
                running.term().lockedUnder(),
                running.term().article(),
                running.over(),
                null);
    }

    /// What is in dispute is not destroyed (law.md part F, 5).
    private Optional<Fate> held(
            CategoryCode category, Question question, boolean blocked, Optional<Known.OnHold> hold) {
        if (hold.isPresent()) {
            var review = hold.get().reviewOn();
            return Optional.of(new Fate(RetentionOutcome.HELD, null, null, null, review, null));
        }
        return blocked || !person.disputes(category, excepted(question), on).isEmpty()
                ? Optional.of(Fate.of(RetentionOutcome.HELD))
                : Optional.empty();
    }

    /// Where no confirmed figure says how long, a person decides; what was decided holds until its day.
    private Optional<Fate> undecided(SubjectRef reference, CategoryCode category, Question question) {
        var open = unconfirmed(category, question);
        if (open.isEmpty()
                && !isReview(question)
                && (question.purpose() == null || !terms(category).isEmpty())) {
            return Optional.empty();
        }
        return person.decided(reference, question, category)
                .filter(one ->
                        one.outcome() == RetentionOutcome.DESTROY || one.on().isAfter(on))
                .map(one -> new Fate(one.outcome(), null, one.ground(), one.article(), one.on(), null))
                .or(() -> Optional.of(new Fate(
                        RetentionOutcome.DECIDE,
                        null,
                        open.map(Rules.TermRule::lockedUnder).orElse(null),
                        open.map(Rules.TermRule::article).orElse(null),
                        null,
                        null)));
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

    private boolean isReview(Question question) {
        return question.purpose() != null && ends.byDeath(question.purpose());
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
            person.unlawful().forEach(unlawful -> cases.add(unlawful.caseId()));
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
