package kz.tumar.retention.lookup;

import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.ExceptionAnswer;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.policy.LocalizedText;

/// The words of an act of destruction that the policy does not name.
enum ActWords {
    TITLE(
            "Дербес деректерді жою туралы акт",
            "Акт об уничтожении персональных данных",
            "Act of destruction of personal data"),
    NUMBER("Нөмірі", "Номер", "Number"),
    DATE("Жою күні", "Дата уничтожения", "Date of destruction"),
    OPERATOR("Оператор (меншік иесі)", "Оператор (собственник)", "Operator (owner)"),
    BIN("БСН", "БИН", "BIN"),
    ADDRESS("Мекенжайы", "Адрес", "Address"),
    PROCESSORS(
            "Оператордың тапсырмасы бойынша өңдеген тұлғалар",
            "Лица, обрабатывавшие по поручению оператора",
            "Processors on behalf of the operator"),
    NONE("жоқ", "нет", "none"),
    SUBJECT("Субъект (сілтеме)", "Субъект (ссылка)", "Subject (reference)"),
    REASON("Жою себебі", "Причина уничтожения", "Reason"),
    COPY("Субъектіге арналған дана", "Экземпляр субъекта", "The person's copy"),
    NONCE("Тексеру коды", "Проверочный код", "Code of this copy"),
    COPY_USE(
            "Осы дананы сақтап қойыңыз: деректеріңіз жойылғаннан кейін де актінің нөмірі мен тексеру коды бойынша"
                    + " ол туралы жазбаны табуға болады.",
            "Сохраните этот экземпляр: по номеру акта и проверочному коду запись о вас можно найти и после"
                    + " уничтожения данных.",
            "Keep this copy: by the act's number and this code the record can be found although your data is gone."),
    TERM("Сақтау ережесі", "Правило хранения", "Retention rule"),
    PURPOSE("Өңдеу мақсаты", "Цель обработки", "Purpose of processing"),
    RULE("Саясат нұсқасы және тармағы", "Версия и пункт политики", "Version and clause of the policy"),
    ORDER("Жою тапсырмасы", "Распоряжение об уничтожении", "Order to destroy"),
    ASSESSMENT("Бағалау", "Оценка", "Assessment"),
    DATA("Жойылған деректер", "Уничтоженные данные", "Destroyed data"),
    CONTRACT(
            "Шарт басқаша белгілейді (8.4, а)",
            "Договором предусмотрено иное (8.4, а)",
            "A contract says otherwise (8.4, a)"),
    LAWFUL_GROUND(
            "Келісімсіз өңдеуге заңды құқық (8.4, б)",
            "Право обрабатывать без согласия (8.4, б)",
            "A right to process without consent (8.4, b)"),
    AGREEMENT(
            "Өзге келісім басқаша белгілейді (8.4, в)",
            "Иным соглашением предусмотрено иное (8.4, в)",
            "Another agreement says otherwise (8.4, c)"),
    STORES(
            "Сақтау орындары бойынша растаулар",
            "Подтверждения по местам хранения",
            "Confirmations by place of storage"),
    STORE("Сақтау орны", "Место хранения", "Place of storage"),
    MEDIUM("Тасымалдағыш", "Носитель", "Medium"),
    SYSTEM(
            "ақпараттық жүйе (автоматтандырылған)",
            "информационная система (автоматизированно)",
            "information system (automated)"),
    MANUAL(
            "материалдық тасымалдағыш (қолмен), парақ немесе дана",
            "материальный носитель (вручную), листы или единицы",
            "material medium (by hand), sheets or pieces"),
    COUNT("Саны", "Количество", "Count"),
    METHOD("Жою тәсілі", "Способ уничтожения", "Method"),
    DONE_AT("Орындалған уақыты", "Когда исполнено", "Done at"),
    BY("Кім (есептік жазба таңбасы)", "Кем (знак учётной записи)", "By (mark of the account)"),
    BY_SYSTEM("жүйе", "система", "the system"),
    KEPT("Сақталатын деректер", "Что сохраняется", "What is kept"),
    OUTCOME("Нәтиже", "Решение", "Outcome"),
    GROUND("Негіз және норма", "Основание и норма", "Ground and norm"),
    REVIEW("Қайта қаралатын күні", "Дата пересмотра", "Review date"),
    LOG("Оқиғалар журналынан үзінді", "Выписка из журнала событий", "Extract of the event log"),
    EVENT("Оқиға", "Событие", "Event"),
    AT("Уақыты", "Время", "Time"),
    ID("Белгісі", "Идентификатор", "Identity"),
    HASH(
            "Актінің SHA-256 таңбасы (журналға енгізілген)",
            "SHA-256 акта (внесён в журнал)",
            "SHA-256 of the act (in the log)"),
    KEPT_UNTIL("Акт мына күнге дейін сақталады", "Акт хранится до", "The act is kept until"),
    SIGNATURES(
            "Жоюға қатысқандар: тегі, аты, лауазымы, қолы",
            "Уничтожение произвели: фамилия, имя, должность, подпись",
            "Destroyed by: name, post, signature");

    private final String kk;
    private final String ru;
    private final String en;

    ActWords(String kk, String ru, String en) {
        this.kk = kk;
        this.ru = ru;
        this.en = en;
    }

    LocalizedText text() {
        return new LocalizedText(kk, ru, en);
    }

    static LocalizedText of(ExceptionAnswer answer) {
        return switch (answer) {
            case APPLIES -> new LocalizedText("иә", "да", "yes");
            case DOES_NOT_APPLY -> new LocalizedText("жоқ", "нет", "no");
        };
    }

    static LocalizedText of(RetentionOutcome outcome) {
        return switch (outcome) {
            case DESTROY -> new LocalizedText("жойылады", "уничтожается", "goes");
            case LOCK -> new LocalizedText("бұғатталып сақталады", "хранится под запретом", "kept, locked");
            case NEEDED ->
                new LocalizedText("басқа мақсатқа қажет", "нужно для другой цели", "needed for another purpose");
            case HELD -> new LocalizedText("іс аяқталғанша ұсталады", "удержано до конца дела", "held by an open case");
            case DECIDE -> new LocalizedText("шешімді күтуде", "ждёт решения", "waits for a decision");
        };
    }

    static LocalizedText of(AssessmentTrigger trigger) {
        return switch (trigger) {
            case PURPOSE_ACHIEVED ->
                new LocalizedText("мақсатқа қол жеткізілді", "цель достигнута", "purpose achieved");
            case CONSENT_WITHDRAWN ->
                new LocalizedText("келісім кері қайтарып алынды", "согласие отозвано", "consent withdrawn");
            case GROUND_ENDED -> new LocalizedText("негіз тоқтады", "основание прекратилось", "ground ended");
            case TERM_ENDED -> new LocalizedText("сақтау мерзімі өтті", "срок хранения истёк", "term ended");
            case BLOCK_RELEASED -> new LocalizedText("бұғаттау алынды", "блокирование снято", "block released");
            case UNLAWFULNESS_CONFIRMED ->
                new LocalizedText(
                        "өңдеудің заңсыздығы расталды", "неправомерность подтверждена", "unlawfulness confirmed");
            case CONSENT_EXPIRED ->
                new LocalizedText("келісімнің мерзімі өтті", "срок согласия истёк", "consent expired");
            case HOLD_RELEASED -> new LocalizedText("ұстау алынды", "удержание снято", "hold released");
            case CLAIM_RETRACTED ->
                new LocalizedText("хабарлама кері қайтарылды", "сообщение отозвано", "claim taken back");
            case DECIDED -> new LocalizedText("адам шешті", "решение лица", "decided by a person");
            case REQUEST_UPHELD ->
                new LocalizedText("сұрау салу қанағаттандырылды", "запрос удовлетворён", "request upheld");
            case SUBJECT_DECEASED -> new LocalizedText("субъект қайтыс болды", "субъект умер", "subject deceased");
            case POLICY_CHANGED -> new LocalizedText("саясат өзгерді", "политика изменилась", "policy changed");
        };
    }
}
