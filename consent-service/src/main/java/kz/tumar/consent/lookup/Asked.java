package kz.tumar.consent.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import kz.tumar.consent.decision.Question;
import kz.tumar.consent.decision.Sharing;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ContractCode;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import org.jspecify.annotations.Nullable;

/// A question as it comes in: texts whose form is still to be checked. Without an action, use is asked about; without
/// a kind of disclosure, what stays with the operator.
///
/// @param disclosure to whom the data is to go: `PROVISION`, `DISTRIBUTION`, `PROCESSOR`, `CROSS_BORDER` or `STATE`
/// @param under the contract with a processor, by its code in the policy (clause 2.6.1)
/// @param letter the number of a state body's letter (clause 7.7)
/// @param employee the reference of the employee who is to process, where their duties are asked about (clause 7.4)
record Asked(
        @Nullable String subject,
        @Nullable String purpose,
        @Nullable String category,
        @Nullable String subjectCategory,
        @Nullable String action,
        @Nullable String disclosure,
        @Nullable String recipient,
        @Nullable String country,
        @Nullable String under,
        @Nullable String article,
        @Nullable String letter,
        @Nullable String employee) {

    static final Asked NOTHING = new Asked(null, null, null, null, null, null, null, null, null, null, null, null);

    /// A question about one reference.
    record About(
            SubjectRef subject, Question question, @Nullable SubjectRef employee) {}

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
        Sharing sharing = sharing(path, wrong);
        SubjectRef who = optional(path + "/employee", employee, SubjectRef::new, "an issued reference", wrong);
        violations.addAll(wrong);
        return !wrong.isEmpty() || whom == null || what == null || which == null || as == null || doing == null
                ? null
                : new About(whom, new Question(what, which, as, doing, sharing), who);
    }

    private @Nullable Sharing sharing(String path, List<Violation> wrong) {
        RecipientCode whom = optional(path + "/recipient", recipient, RecipientCode::new, "a code", wrong);
        CountryCode where = optional(path + "/country", country, CountryCode::new, "two capital letters", wrong);
        ContractCode contract = optional(path + "/under", under, ContractCode::new, "a code", wrong);
        ArticleCode norm = optional(path + "/article", article, ArticleCode::new, "a code", wrong);
        Numbered number = optional(path + "/letter", letter, Numbered::new, "the number of a letter", wrong);
        DisclosureKind kind =
                optional(path + "/disclosure", disclosure, DisclosureKind::valueOf, "a kind of disclosure", wrong);
        if (kind == null && (whom != null || where != null || contract != null || norm != null || number != null)) {
            wrong.add(new Violation(path + "/disclosure", "required", "a kind of disclosure"));
        }
        return kind == null ? null : new Sharing(kind, whom, where, contract, norm, number != null);
    }

    private static <T> @Nullable T part(
            String path, @Nullable String text, Function<String, T> form, String expected, List<Violation> violations) {
        if (text == null) {
            violations.add(new Violation(path, "required", expected));
            return null;
        }
        return optional(path, text, form, expected, violations);
    }

    private static <T> @Nullable T optional(
            String path, @Nullable String text, Function<String, T> form, String expected, List<Violation> violations) {
        if (text == null) {
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
