package kz.tumar.consent.edition;

import io.quarkus.qute.TemplateData;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.tumar.consent.page.Languages;
import kz.tumar.consent.page.Words;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.policy.ActionTitle;
import kz.tumar.policy.CookieCategory;
import kz.tumar.policy.Language;
import kz.tumar.policy.LocalizedText;
import kz.tumar.policy.Policy;
import kz.tumar.policy.Purpose;
import kz.tumar.policy.RetentionTerm;

/// What the pages about versions show, in the reader's language.
record EditionPages(Language language) {
    /// A version on the page.
    @TemplateData
    record Shown(String version, String sha256, String from, String order, String status, String mark, boolean now) {}

    /// A purpose on the page.
    @TemplateData
    record ShownPurpose(
            String title, String persons, String data, String grounds, String actions, List<String> terms) {}

    /// A category of cookies on the page.
    @TemplateData
    record ShownCookies(String title, String consent, List<ShownCookie> cookies) {}

    /// A cookie on the page.
    @TemplateData
    record ShownCookie(String name, String purpose, String lifetime) {}

    Shown show(Edition edition) {
        String order = edition.orderNumber() == null
                ? Words.of(language, "orderUnconfirmed")
                : Words.of(language, "orderOf") + " " + edition.orderNumber() + ", "
                        + Languages.day(Objects.requireNonNull(edition.orderDate()), language);
        return switch (edition.status()) {
            case IN_FORCE -> shown(edition, order, "statusNow", "yes");
            case PAST -> shown(edition, order, "statusPast", "open");
            case FUTURE -> shown(edition, order, "statusFuture", "open");
        };
    }

    private Shown shown(Edition edition, String order, String status, String mark) {
        return new Shown(
                edition.version(),
                edition.sha256(),
                Languages.day(edition.effectiveFrom(), language),
                order,
                Words.of(language, status),
                mark,
                edition.status() == Edition.Status.IN_FORCE);
    }

    List<ShownPurpose> purposes(Policy policy) {
        return policy.document().purposes().stream()
                .map(purpose -> purpose(policy, purpose))
                .toList();
    }

    private ShownPurpose purpose(Policy policy, Purpose purpose) {
        var document = policy.document();
        return new ShownPurpose(
                purpose.title().in(language),
                joined(
                        document.subjectCategories(),
                        each -> purpose.subjectCategories().contains(each.code()) ? each.title() : null),
                joined(document.dataCategories(), each -> purpose.covers(each.code()) ? each.title() : null),
                joined(document.grounds(), each -> purpose.grounds().contains(each.code()) ? each.title() : null),
                joined(document.actions(), each -> does(purpose, each) ? each.title() : null),
                document.retention().stream()
                        .filter(term -> term.purpose().equals(purpose.code()))
                        .map(term -> term(policy, term))
                        .distinct()
                        .toList());
    }

    private static boolean does(Purpose purpose, ActionTitle title) {
        ProcessingAction action = title.code();
        return purpose.actions().contains(action);
    }

    private String term(Policy policy, RetentionTerm term) {
        String data = joined(
                policy.document().dataCategories(),
                each -> term.dataCategories().contains(each.code()) ? each.title() : null);
        var period = term.period();
        String until = period == null ? Words.of(language, "keptReviewed") : Languages.term(period, language);
        return data + ": " + until;
    }

    List<ShownCookies> cookies(Policy policy) {
        return policy.document().cookies().categories().stream()
                .map(each -> new ShownCookies(each.title().in(language), asked(each), listed(policy, each)))
                .toList();
    }

    private String asked(CookieCategory category) {
        return category.optIn() ? Words.of(language, "field.optIn") : Words.of(language, "cookieAlways");
    }

    private List<ShownCookie> listed(Policy policy, CookieCategory category) {
        return policy.document().cookies().registry().stream()
                .filter(cookie -> cookie.category().equals(category.code()))
                .map(cookie -> new ShownCookie(
                        cookie.name(),
                        cookie.title().in(language),
                        cookie.lifetime() == null
                                ? Words.of(language, "session")
                                : Languages.term(Objects.requireNonNull(cookie.lifetime()), language)))
                .sorted(Comparator.comparing(ShownCookie::name))
                .toList();
    }

    private <T> String joined(List<T> values, Function<T, LocalizedText> title) {
        return values.stream()
                .map(title)
                .filter(Objects::nonNull)
                .map(each -> each.in(language))
                .collect(Collectors.joining(", "));
    }
}
