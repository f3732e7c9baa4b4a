package kz.tumar.consent.decision;

import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.policy.DataCategory;
import kz.tumar.policy.FieldCode;
import kz.tumar.policy.Language;
import org.jspecify.annotations.Nullable;

/// Looks at the fields that a system is about to collect for a purpose: those the purpose doesn't need are refused, and
/// those nobody documented wait aside (clauses 3.2, 5.1, 5.2, 5.4).
public final class Collecting {
    private final Rules rules;
    private final PurposeCode purpose;
    private final SubjectCategoryCode person;

    public Collecting(Rules rules, PurposeCode purpose, SubjectCategoryCode person) {
        this.rules = rules;
        this.purpose = purpose;
        this.person = person;
    }

    /// A field, and the category of data it is said to belong to.
    public record Field(FieldCode field, @Nullable CategoryCode category) {}

    /// What to do with a field.
    public record Verdict(FieldCode field, Treatment treatment, Finding finding) {}

    /// What a system does with a field.
    public enum Treatment {
        /// Collects it.
        COLLECT,

        /// Puts it where nobody uses it, until it is documented or removed.
        QUARANTINE,

        /// Doesn't take it.
        REFUSE
    }

    /// Why.
    public enum Finding {
        /// The purpose needs it.
        NEEDED("Мақсатқа қажет", "Нужно для цели", "The purpose needs it"),

        /// An order added it to an open category.
        DOCUMENTED("Бұйрықпен қосылған", "Добавлено приказом", "An order added it"),

        /// It belongs to an open category, and no order added it (clause 5.1).
        UNDOCUMENTED("Бұйрықпен қосылмаған", "Не добавлено приказом", "No order added it"),

        /// Nobody said what it is.
        UNCLASSIFIED("Санаты белгісіз", "Категория неизвестна", "Its category is unknown"),

        /// The purpose is not one of the policy, or does not concern such persons.
        OUTSIDE_POLICY("Саясатта мұндай мақсат жоқ", "Такой цели в политике нет", "The policy has no such purpose"),

        /// The purpose does not need it (clause 5.1).
        OUTSIDE_PURPOSE("Мақсаттан тыс", "Вне цели", "The purpose does not need it"),

        /// A special category without a statute (clause 5.4).
        SPECIAL("Арнайы санат", "Специальная категория", "A special category without a statute");

        private final String kk;
        private final String ru;
        private final String en;

        Finding(String kk, String ru, String en) {
            this.kk = kk;
            this.ru = ru;
            this.en = en;
        }

        /// What a person reads.
        public String title(Language language) {
            return switch (language) {
                case KK -> kk;
                case RU -> ru;
                case EN -> en;
            };
        }
    }

    /// The verdicts, in the order of the fields.
    public List<Verdict> judge(List<Field> fields) {
        return fields.stream().map(this::judge).toList();
    }

    private Verdict judge(Field field) {
        if (!rules.knows(purpose) || !rules.concerns(purpose, person)) {
            return new Verdict(field.field(), Treatment.REFUSE, Finding.OUTSIDE_POLICY);
        }
        CategoryCode category = rules.addition(field.field()).orElse(field.category());
        if (category == null || !rules.knows(category)) {
            return new Verdict(field.field(), Treatment.QUARANTINE, Finding.UNCLASSIFIED);
        }
        DataCategory data = rules.data(category).orElseThrow();
        if (data.special() && data.statute() == null) {
            return new Verdict(field.field(), Treatment.REFUSE, Finding.SPECIAL);
        }
        if (!rules.covers(purpose, person, category)) {
            return new Verdict(
                    field.field(), Treatment.REFUSE, data.special() ? Finding.SPECIAL : Finding.OUTSIDE_PURPOSE);
        }
        if (!data.open()) {
            return new Verdict(field.field(), Treatment.COLLECT, Finding.NEEDED);
        }
        return rules.addition(field.field()).isPresent()
                ? new Verdict(field.field(), Treatment.COLLECT, Finding.DOCUMENTED)
                : new Verdict(field.field(), Treatment.QUARANTINE, Finding.UNDOCUMENTED);
    }
}
