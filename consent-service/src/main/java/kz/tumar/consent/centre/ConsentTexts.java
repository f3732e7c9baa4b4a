package kz.tumar.consent.centre;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.consent.page.Words;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.policy.ActionTitle;
import kz.tumar.policy.DataCategory;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import kz.tumar.policy.Purpose;

/// The exact words of a consent that is given on the page, with all that art. 8(4) of Law 94-V asks for; the person's
/// name stands behind their reference.
record ConsentTexts(Policy policy, Language language) {
    /// What leaves the operator is no part of such a consent.
    private static final Set<ProcessingAction> LEAVING =
            Set.of(ProcessingAction.DISTRIBUTE, ProcessingAction.PROVIDE, ProcessingAction.GIVE_ACCESS);

    String of(Purpose purpose, SubjectCategoryCode person) {
        String no = Words.of(language, "no");
        return Words.of(language, "consentText")
                .replace("{operator}", policy.operator().name().in(language))
                .replace("{bin}", policy.operator().bin())
                .replace("{purpose}", purpose.title().in(language))
                .replace("{data}", titles(data(policy, purpose, person)))
                .replace("{actions}", actions(purpose))
                .replace("{third}", no)
                .replace("{abroad}", no)
                .replace("{public}", no)
                .replace("{term}", Words.of(language, "consentTextTerm"))
                .replace("{version}", policy.version().value());
    }

    /// The categories of data that such a consent covers, in the order of the policy.
    static List<CategoryCode> data(Policy policy, Purpose purpose, SubjectCategoryCode person) {
        var covered = policy.dataOf(purpose.code(), person);
        return policy.document().dataCategories().stream()
                .filter(category -> covered.contains(category.code()) && !category.evidence() && !category.special())
                .map(DataCategory::code)
                .toList();
    }

    /// The actions that such a consent covers.
    static List<ProcessingAction> actions(Policy policy, Purpose purpose) {
        return policy.document().actions().stream()
                .map(ActionTitle::code)
                .filter(action -> purpose.actions().contains(action) && !LEAVING.contains(action))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private String actions(Purpose purpose) {
        var covered = actions(policy, purpose);
        return policy.document().actions().stream()
                .filter(action -> covered.contains(action.code()))
                .map(action -> lower(action.title().in(language)))
                .collect(Collectors.joining(", "));
    }

    private String titles(List<CategoryCode> categories) {
        return policy.document().dataCategories().stream()
                .filter(category -> categories.contains(category.code()))
                .map(category -> lower(category.title().in(language)))
                .collect(Collectors.joining(", "));
    }

    /// In the middle of a sentence a title begins small, unless it begins with an abbreviation or a name in Latin.
    private static String lower(String title) {
        boolean abbreviation = title.length() > 1 && Character.isUpperCase(title.charAt(1));
        boolean name = title.startsWith("Telegram");
        return abbreviation || name
                ? title
                : title.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + title.substring(1);
    }
}
