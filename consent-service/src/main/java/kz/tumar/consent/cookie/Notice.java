package kz.tumar.consent.cookie;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.tumar.consent.page.Languages;
import kz.tumar.consent.page.Words;
import kz.tumar.consent.saying.ShownTexts;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.Sha256;
import kz.tumar.policy.CookieCategory;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import org.jspecify.annotations.Nullable;

/// What the banner shows under one version of the policy, in every language, and its digests.
///
/// @param notice changes whenever anything that is shown changes; then visitors are asked again
/// @param policy where the policy is read, seen from the banner's own address
/// @param textHash the digest of everything shown, by language
/// @param texts everything shown, as it is digested
public record Notice(
        PolicyVersion policyVersion,
        String notice,
        String policy,
        Choice choice,
        Map<String, Sha256> textHash,
        Map<String, Map<String, String>> words,
        List<Category> categories,
        @JsonIgnore Map<Language, String> texts) {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("title", "cookieTitle"),
            Map.entry("body", "cookieBody"),
            Map.entry("degrade", "cookieDegrade"),
            Map.entry("policy", "cookiePolicy"),
            Map.entry("refuse", "cookieRefuse"),
            Map.entry("accept", "cookieAccept"),
            Map.entry("choose", "cookieChoose"),
            Map.entry("save", "cookieSave"),
            Map.entry("settings", "cookieSettings"),
            Map.entry("withdraw", "cookieWithdraw"),
            Map.entry("always", "cookieAlways"),
            Map.entry("cookies", "cookieCookies"),
            Map.entry("lifetime", "cookieLifetime"),
            Map.entry("gpc", "cookieGpc"));
    private static final int SHORT = 16;

    /// The cookie that remembers the choice, as long for a refusal as for an acceptance.
    public record Choice(String name, long days) {}

    /// A category of cookies; without `optIn` it is essential and nobody is asked.
    public record Category(CategoryCode code, boolean optIn, Map<String, String> title, List<Listed> cookies) {
        public Category {
            title = Map.copyOf(title);
            cookies = List.copyOf(cookies);
        }
    }

    /// A cookie of the registry; a name that ends with `*` stands for all that begin so.
    public record Listed(String name, Map<String, String> purpose, Map<String, String> lifetime) {
        public Listed {
            purpose = Map.copyOf(purpose);
            lifetime = Map.copyOf(lifetime);
        }
    }

    public Notice {
        textHash = Map.copyOf(textHash);
        words = Map.copyOf(words);
        categories = List.copyOf(categories);
        texts = Map.copyOf(texts);
    }

    /// The notice of a version.
    static Notice of(Policy policy) {
        var cookies = policy.document().cookies();
        long days = LocalDate.EPOCH.plus(cookies.choice().lifetime()).toEpochDay();
        var categories = cookies.categories().stream()
                .map(category -> category(policy, category))
                .toList();
        var words = new LinkedHashMap<String, Map<String, String>>();
        var texts = new EnumMap<Language, String>(Language.class);
        var digests = new LinkedHashMap<String, Sha256>();
        for (Language language : Language.values()) {
            var said = words(language, days);
            String text = text(policy, language, said, categories);
            words.put(language.code(), said);
            texts.put(language, text);
            digests.put(language.code(), ShownTexts.digest(text));
        }
        String all = ShownTexts.digest(String.join("\n", texts.values())).value();
        return new Notice(
                policy.version(),
                all.substring(0, SHORT),
                "../policy/editions/" + policy.version(),
                new Choice(cookies.choice().name(), days),
                digests,
                words,
                categories,
                texts);
    }

    private static Category category(Policy policy, CookieCategory category) {
        var listed = new ArrayList<Listed>();
        policy.document().cookies().registry().stream()
                .filter(cookie -> cookie.category().equals(category.code()))
                .map(cookie -> new Listed(
                        cookie.name(),
                        each(language -> cookie.title().in(language) + "."),
                        each(language -> lifetime(cookie.lifetime(), language))))
                .forEach(listed::add);
        if (!category.optIn()) {
            var choice = policy.document().cookies().choice();
            listed.add(new Listed(
                    choice.name(),
                    each(language -> Words.of(language, "cookieRemembers") + "."),
                    each(language -> lifetime(choice.lifetime(), language))));
        }
        return new Category(category.code(), category.optIn(), each(category.title()::in), listed);
    }

    private static String lifetime(@Nullable Period lifetime, Language language) {
        return lifetime == null
                ? Words.of(language, "session")
                : Languages.term(Objects.requireNonNull(lifetime), language);
    }

    private static Map<String, String> each(java.util.function.Function<Language, String> text) {
        var texts = new LinkedHashMap<String, String>();
        for (Language language : Language.values()) {
            texts.put(language.code(), text.apply(language));
        }
        return texts;
    }

    private static Map<String, String> words(Language language, long days) {
        var words = new LinkedHashMap<String, String>();
        WORDS.keySet().stream().sorted().forEach(key -> {
            String text = Words.of(language, Objects.requireNonNull(WORDS.get(key)));
            words.put(key, text.replace("{days}", Long.toString(days)));
        });
        return words;
    }

    /// Everything that is shown, line by line, in the order in which it is shown.
    private static String text(Policy policy, Language language, Map<String, String> words, List<Category> categories) {
        String lang = language.code();
        var text = new StringBuilder();
        text.append(policy.operator().name().in(language)).append(", ");
        text.append(Words.of(language, "bin"))
                .append(' ')
                .append(policy.operator().bin())
                .append('\n');
        for (String key : List.of("title", "body", "degrade", "policy")) {
            text.append(words.get(key)).append('\n');
        }
        text.append(Words.of(language, "cookieVersion"))
                .append(": ")
                .append(policy.version())
                .append('\n');
        for (Category category : categories) {
            text.append('\n').append(category.title().get(lang));
            text.append(category.optIn() ? "\n" : " (" + words.get("always") + ")\n");
            for (Listed cookie : category.cookies()) {
                text.append(cookie.name())
                        .append(": ")
                        .append(cookie.purpose().get(lang))
                        .append(' ');
                text.append(words.get("lifetime"))
                        .append(": ")
                        .append(cookie.lifetime().get(lang))
                        .append(".\n");
            }
        }
        text.append('\n');
        text.append(String.join(
                " | ",
                List.of("refuse", "accept", "choose").stream()
                        .map(key -> String.valueOf(words.get(key)))
                        .toList()));
        return text.append('\n').toString();
    }
}
