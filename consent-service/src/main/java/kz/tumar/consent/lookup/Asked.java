package kz.tumar.consent.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import kz.tumar.consent.decision.Question;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import org.jspecify.annotations.Nullable;

/// A question as it comes in: texts whose form is still to be checked. Without an action, use is asked about.
record Asked(
        @Nullable String subject,
        @Nullable String purpose,
        @Nullable String category,
        @Nullable String subjectCategory,
        @Nullable String action) {

    /// A question about one reference.
    record About(SubjectRef subject, Question question) {}

    /// The question, or nothing when violations were added.
    @Nullable
    About read(String path, List<Violation> violations) {
        var wrong = new ArrayList<Violation>();
        SubjectRef whom = part(path + "/subject", subject, SubjectRef::new, "an issued reference", wrong);
        PurposeCode what = part(path + "/purpose", purpose, PurposeCode::new, "a code", wrong);
        CategoryCode which = part(path + "/category", category, CategoryCode::new, "a code", wrong);
        SubjectCategoryCode as =
                part(path + "/subjectCategory", subjectCategory, SubjectCategoryCode::new, "a code", wrong);
        ProcessingAction doing = action == null
                ? ProcessingAction.USE
                : part(path + "/action", action, ProcessingAction::valueOf, "an action of clause 1.1.2", wrong);
        violations.addAll(wrong);
        return whom == null || what == null || which == null || as == null || doing == null
                ? null
                : new About(whom, new Question(what, which, as, doing));
    }

    private static <T> @Nullable T part(
            String path, @Nullable String text, Function<String, T> form, String expected, List<Violation> violations) {
        if (text == null) {
            violations.add(new Violation(path, "required", expected));
            return null;
        }
        try {
            return form.apply(text);
        } catch (IllegalArgumentException malformed) {
            violations.add(new Violation(path, "pattern", expected));
            return null;
        }
    }
}
