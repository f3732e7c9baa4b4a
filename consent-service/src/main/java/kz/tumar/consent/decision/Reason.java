package kz.tumar.consent.decision;

import kz.tumar.policy.Language;

/// Why processing is allowed or not. The list is closed; the first three allow, everything else denies.
public enum Reason {
    /// The person consented.
    CONSENT_GIVEN("Келісім берілген", "Согласие дано", "The person consented"),

    /// A lawful ground was established.
    GROUND_STANDS("Заңды негіз бар", "Есть законное основание", "A lawful ground stands"),

    /// The law itself is the ground of this purpose.
    STATUTE_APPLIES("Заң талап етеді", "Требует закон", "The law itself is the ground"),

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
        return compareTo(STATUTE_APPLIES) <= 0;
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
