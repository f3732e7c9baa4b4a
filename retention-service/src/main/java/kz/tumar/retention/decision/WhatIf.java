package kz.tumar.retention.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RetentionOutcome;
import org.jspecify.annotations.Nullable;

/// What another policy would decide about a person's data, where it differs. Nothing is decided by asking.
public final class WhatIf {
    private WhatIf() {}

    /// One difference.
    ///
    /// @param purpose the ended purpose; none where processing was unlawful
    /// @param before what becomes of it now; nothing where the policy in force asks nothing about it
    /// @param after what would become of it
    public record Difference(
            @Nullable PurposeCode purpose,
            CategoryCode category,
            @Nullable RetentionOutcome before,
            @Nullable RetentionOutcome after) {}

    /// Where two policies differ about a person, under every reference.
    public static List<Difference> between(Rules now, Rules then, Person person, LocalDate on) {
        var questions = new ArrayList<Question>();
        var ends = person.ends(on, now.zone());
        ends.all().keySet().forEach(purpose -> questions.add(new Question(purpose, ends.trigger(purpose))));
        if (person.unlawful().findAny().isPresent()) {
            questions.add(new Question(null, AssessmentTrigger.UNLAWFULNESS_CONFIRMED));
        }
        var before = new Assessing(person, now, on);
        var after = new Assessing(person, then, on);
        var differences = new ArrayList<Difference>();
        for (var reference : person.references()) {
            for (var question : questions) {
                var old = outcomes(before.lines(reference, question));
                var fresh = outcomes(after.lines(reference, question));
                var all = new java.util.TreeSet<>(old.keySet());
                all.addAll(fresh.keySet());
                for (var category : all) {
                    if (old.get(category) != fresh.get(category)) {
                        differences.add(
                                new Difference(question.purpose(), category, old.get(category), fresh.get(category)));
                    }
                }
            }
        }
        return differences;
    }

    private static Map<CategoryCode, RetentionOutcome> outcomes(List<kz.tumar.contract.fact.CategoryAssessment> lines) {
        var outcomes = new HashMap<CategoryCode, RetentionOutcome>();
        lines.forEach(line -> outcomes.put(line.category(), line.outcome()));
        return outcomes;
    }
}
