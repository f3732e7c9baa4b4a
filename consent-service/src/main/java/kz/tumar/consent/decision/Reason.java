package kz.tumar.consent.decision;

import java.util.Locale;
import kz.tumar.policy.Language;

/// Why processing is allowed or not. The list is closed; the first four allow, everything else denies.
public enum Reason {
    /// The person consented.
    CONSENT_GIVEN("Келісім берілген", "Согласие дано", "The person consented"),

    /// A lawful ground was established.
    GROUND_STANDS("Заңды негіз бар", "Есть законное основание", "A lawful ground stands"),

    /// The law itself is the ground of this purpose.
    STATUTE_APPLIES("Заң талап етеді", "Требует закон", "The law itself is the ground"),

    /// A state body demands it under an article and by a letter (clause 7.7).
    STATE_DEMANDS("Мемлекеттік орган талап етеді", "Требует государственный орган", "A state body demands it"),

    /// The policy has no such purpose.
    UNKNOWN_PURPOSE("Мұндай мақсат жоқ", "Такой цели нет", "The policy has no such purpose"),

    /// The policy has no such category of data.
    UNKNOWN_CATEGORY("Деректердің мұндай санаты жоқ", "Такой категории данных нет", "The policy has no such category"),

    /// The purpose does not concern persons of this category (clause 5.2).
    SUBJECT_CATEGORY_OUTSIDE_PURPOSE(
            "Мақсат субъектілердің бұл санатына қатысты емес",
            "Цель не касается этой категории субъектов",
            "The purpose does not concern this category of persons"),

    /// The purpose does not need this category of data (clause 3.2).
    CATEGORY_OUTSIDE_PURPOSE(
            "Деректер санаты мақсаттан тыс",
            "Категория данных вне цели",
            "The purpose does not cover this category of data"),

    /// The purpose does not include this action (clause 1.1.2).
    ACTION_OUTSIDE_PURPOSE("Әрекет мақсаттан тыс", "Действие вне цели", "The purpose does not include this action"),

    /// The policy has no such recipient (clauses 1.1.9, 2.6.1, 7.7).
    UNKNOWN_RECIPIENT("Мұндай алушы жоқ", "Такого получателя нет", "The policy has no such recipient"),

    /// The recipient is of another kind than the way of sharing asked about (clauses 1.1.8, 1.1.9).
    RECIPIENT_OF_ANOTHER_KIND(
            "Алушы басқа түрге жатады", "Получатель другого рода", "The recipient is of another kind"),

    /// The recipient is abroad, and transfer abroad is asked about by itself (art. 16 of Law 94-V).
    RECIPIENT_ABROAD("Алушы шетелде", "Получатель за рубежом", "The recipient is abroad"),

    /// No contract with the processor was named (clause 2.6.1).
    CONTRACT_MISSING("Шарт көрсетілмеген", "Не указан договор", "No contract was named"),

    /// The register has no such contract with the processor, or it does not stand on that day (clause 2.6.1).
    CONTRACT_NOT_IN_FORCE(
            "Шарт тіркелмеген немесе күшінде емес",
            "Договор не зарегистрирован или не действует",
            "The contract is not registered or not in force"),

    /// The state body named no article, or none that the policy knows (clause 7.7).
    ARTICLE_MISSING("Бап көрсетілмеген", "Не указана статья", "No article was named"),

    /// The number of the state body's letter was not named (clause 7.7).
    LETTER_MISSING("Хаттың нөмірі көрсетілмеген", "Не указан номер письма", "No letter was named"),

    /// It is none of the employee's duties (clause 7.4).
    NOT_A_DUTY("Жұмыскердің міндетіне кірмейді", "Не входит в обязанности работника", "It is no duty of the employee"),

    /// The employee did not sign for the version in force in time (clause 9.2).
    NOT_FAMILIARISED(
            "Жұмыскер саясатпен таныстырылмаған",
            "Работник не ознакомлен с политикой",
            "The employee did not sign for the policy"),

    /// The subject was never issued.
    UNKNOWN_SUBJECT("Субъект белгісіз", "Субъект неизвестен", "The subject was never issued"),

    /// Processing is blocked (clauses 1.1.10, 8.2, 8.3).
    BLOCKED("Өңдеу бұғатталған", "Обработка заблокирована", "Processing is blocked"),

    /// The data was ordered to be destroyed (clause 8.4).
    DESTROYED("Деректер жойылған", "Данные уничтожены", "The data was destroyed"),

    /// The data is kept for its statutory ground alone (clause 8.4).
    RETAINED_LOCKED(
            "Деректер тек заң бойынша сақталады",
            "Данные хранятся только по закону",
            "The data is kept for its statutory ground alone"),

    /// The consent does not cover transfer or distribution (clauses 1.1.8, 1.1.9, 7.6).
    ACTION_NOT_CONSENTED(
            "Келісім бұл әрекетті қамтымайды",
            "Согласие не включает это действие",
            "The consent does not cover this action"),

    /// The consent does not name this recipient (clause 1.1.9).
    RECIPIENT_NOT_CONSENTED(
            "Келісімде бұл алушы жоқ", "Получатель не назван в согласии", "The consent does not name the recipient"),

    /// The consent does not name this country (art. 16 of Law 94-V).
    COUNTRY_NOT_CONSENTED(
            "Келісімде бұл ел жоқ", "Страна не названа в согласии", "The consent does not name the country"),

    /// The consent states no condition for this category (clause 7.6).
    CONDITIONS_MISSING(
            "Келісімде осы санат үшін шарт жоқ",
            "В согласии нет условий для этой категории",
            "The consent states no condition for this category"),

    /// The person died.
    DECEASED("Субъект қайтыс болған", "Субъект умер", "The person died"),

    /// A new version of the policy changed what was consented to; the person is to be asked again (clause 9.1).
    SUPERSEDED(
            "Саясат өзгерді, келісімді қайта сұрау керек",
            "Политика изменилась, согласие надо получить заново",
            "The policy has changed; consent is to be asked for again"),

    /// The authority of the representative who consented ended; the person is to be asked anew.
    AUTHORITY_ENDED(
            "Өкілдің өкілеттігі аяқталған",
            "Полномочия представителя закончились",
            "The authority of the representative has ended"),

    /// The consent was withdrawn (clause 8.4).
    WITHDRAWN("Келісім кері қайтарып алынған", "Согласие отозвано", "The consent was withdrawn"),

    /// The person said no (clause 5.1).
    REFUSED("Субъект бас тартқан", "Субъект отказал", "The person refused"),

    /// The consent or the ground has run out.
    EXPIRED("Мерзімі өткен", "Срок истёк", "The consent or the ground has expired"),

    /// Nothing allows it (clause 7.2).
    NO_GROUND("Негіз жоқ", "Нет основания", "There is no ground"),

    /// What other services stated was not read recently enough to allow anything.
    STATE_STALE("Мәліметтер ескірген", "Сведения устарели", "The state is stale");

    private final String kk;
    private final String ru;
    private final String en;

    Reason(String kk, String ru, String en) {
        this.kk = kk;
        this.ru = ru;
        this.en = en;
    }

    /// Whether processing is allowed.
    public boolean allows() {
        return compareTo(STATE_DEMANDS) <= 0;
    }

    /// The code by which facts name it, for example `no-ground`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
