package kz.tumar.retention.decision;

import java.util.Comparator;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.PurposeCode;
import org.jspecify.annotations.Nullable;

/// What an assessment is about: a purpose that ended, or, where there is none, processing that was found unlawful.
public record Question(@Nullable PurposeCode purpose, AssessmentTrigger trigger) {
    static final Comparator<Question> ORDER = Comparator.comparing(Question::key);

    /// The purpose's code, or `-` for unlawful processing.
    public String key() {
        return purpose == null ? "-" : purpose.value();
    }

    Question triggeredBy(AssessmentTrigger other) {
        return new Question(purpose, other);
    }
}
