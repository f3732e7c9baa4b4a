package kz.tumar.consent.centre;

import io.quarkus.qute.TemplateData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.tumar.consent.page.Languages;
import kz.tumar.consent.page.Words;
import kz.tumar.consent.saying.ShownTexts;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Event;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.Fact;
import kz.tumar.policy.ConsentForm;
import kz.tumar.policy.Language;
import kz.tumar.policy.LocalizedText;
import kz.tumar.policy.Policy;
import kz.tumar.policy.Purpose;
import org.jspecify.annotations.Nullable;

/// What the page of a person shows about the purposes that rest on consent.
@ApplicationScoped
class CentrePages {
    private static final Set<ConsentForm> BY_CLICK = Set.of(ConsentForm.ORDINARY, ConsentForm.PRIOR);

    private final ShownTexts texts;

    @Inject
    CentrePages(ShownTexts texts) {
        this.texts = texts;
    }

    /// A purpose on the page.
    ///
    /// @param text the words a click on "give" stands for; absent where it can't be given here
    /// @param textHash their digest, which the form brings back
    @TemplateData
    record ShownPurpose(
            String code,
            String person,
            String title,
            String state,
            String mark,
            boolean given,
            String data,
            String recipients,
            String holders,
            String term,
            String afterwards,
            @Nullable String since,
            @Nullable String receipt,
            @Nullable String text,
            @Nullable String textHash,
            boolean separate) {}

    /// The purposes that may rest on consent for somebody known in these capacities.
    List<ShownPurpose> purposes(
            Policy policy, List<Event<? extends Fact>> said, Language language, java.time.LocalDate today) {
        Set<SubjectCategoryCode> known = Capacities.of(policy, said);
        return policy.document().purposes().stream()
                .filter(purpose -> purpose.consent() != ConsentForm.NONE)
                .flatMap(purpose -> person(policy, purpose, known).stream()
                        .map(person -> purpose(policy, purpose, person, said, language, today)))
                .toList();
    }

    /// In which capacity somebody may consent to a purpose, if in any.
    static Optional<SubjectCategoryCode> person(Policy policy, Purpose purpose, Set<SubjectCategoryCode> known) {
        return policy.document().subjectCategories().stream()
                .map(category -> category.code())
                .filter(known::contains)
                .filter(category -> policy.groundsFor(purpose.code(), category).stream()
                        .anyMatch(ground -> ground.value().equals("consent")))
                .findFirst();
    }

    /// Whether a consent to the purpose may be given with a click.
    static boolean byClick(Purpose purpose) {
        return BY_CLICK.contains(purpose.consent());
    }

    private ShownPurpose purpose(
            Policy policy,
            Purpose purpose,
            SubjectCategoryCode person,
            List<Event<? extends Fact>> said,
            Language language,
            java.time.LocalDate today) {
        Standing standing = Standing.of(purpose.code(), said, today);
        boolean given = standing.state() == Standing.State.GIVEN;
        ConsentGiven consent = given ? standing.given() : null;
        List<CategoryCode> data = consent == null ? ConsentTexts.data(policy, purpose, person) : consent.categories();
        boolean clickable = byClick(purpose);
        String text = clickable && !given ? new ConsentTexts(policy, language).of(purpose, person) : null;
        return new ShownPurpose(
                purpose.code().value(),
                person.value(),
                purpose.title().in(language),
                Words.of(language, words(standing.state())),
                given ? "yes" : standing.state() == Standing.State.NONE ? "open" : "no",
                given,
                titles(data, code -> policy.dataCategory(code).map(each -> each.title()), language),
                recipients(policy, consent, language),
                policy.document().holders().stream()
                        .filter(holder -> data.stream().anyMatch(category -> holder.holds(person, category)))
                        .map(holder -> holder.title().in(language))
                        .collect(Collectors.joining(", ")),
                term(consent, language),
                afterwards(policy, purpose, data, language),
                given && standing.said() != null
                        ? Languages.moment(
                                Objects.requireNonNull(standing.said()).time(), language)
                        : null,
                given ? standing.receipt().map(Object::toString).orElse(null) : null,
                text,
                text == null ? null : texts.keep(text).value(),
                !clickable && purpose.consent() != ConsentForm.COOKIE_CHOICE);
    }

    private static String words(Standing.State state) {
        return switch (state) {
            case NONE -> "stateNone";
            case GIVEN -> "stateGiven";
            case REFUSED -> "stateRefused";
            case WITHDRAWN -> "stateWithdrawn";
            case EXPIRED -> "stateExpired";
        };
    }

    private static String recipients(Policy policy, @Nullable ConsentGiven consent, Language language) {
        var named = consent == null ? null : consent.recipients();
        return named == null || named.isEmpty()
                ? Words.of(language, "recipientsOwn")
                : titles(named, code -> policy.recipient(code).map(each -> each.title()), language);
    }

    private static String term(@Nullable ConsentGiven consent, Language language) {
        var until = consent == null ? null : Standing.lastDay(consent);
        return until == null
                ? Words.of(language, "termPurpose")
                : Words.of(language, "termUntil") + ": " + Languages.day(Objects.requireNonNull(until), language);
    }

    /// How long what stays, in words; the same term is said once.
    private static String afterwards(Policy policy, Purpose purpose, List<CategoryCode> data, Language language) {
        return policy.document().retention().stream()
                .filter(term -> term.purpose().equals(purpose.code()))
                .filter(term -> data.stream().anyMatch(term.dataCategories()::contains))
                .map(term -> {
                    var period = term.period();
                    if (period == null) {
                        return Words.of(language, "keptReviewed");
                    }
                    return period.isZero()
                            ? Words.of(language, "destroyedAtOnce")
                            : Words.of(language, "keptFor") + " " + Languages.term(period, language);
                })
                .distinct()
                .collect(Collectors.joining("; "));
    }

    static <C> String titles(Collection<C> codes, Function<C, Optional<LocalizedText>> title, Language language) {
        return codes.stream()
                .map(code -> title.apply(code).map(each -> each.in(language)).orElse(code.toString()))
                .collect(Collectors.joining(", "));
    }

    /// Back to the page, in its language, to be told what was done.
    static URI back(Language language, @Nullable String done) {
        return URI.create("/centre?lang=" + language.code() + (done == null ? "" : "&done=" + done));
    }
}
