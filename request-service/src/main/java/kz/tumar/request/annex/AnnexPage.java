package kz.tumar.request.annex;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import kz.tumar.policy.Language;
import kz.tumar.runtime.pdf.Page;
import kz.tumar.runtime.pdf.Printing;

/// An annex on paper: one page for the authority, in one language.
final class AnnexPage {
    private AnnexPage() {}

    static byte[] pdf(AnnexResource.Annex annex, Language language, Instant now) {
        Properties words = words(language);
        Page page = new Page(language, words.getProperty("title"));
        page.particulars(
                words.getProperty("letter"),
                annex.letter().value(),
                words.getProperty("inquiry"),
                annex.inquiry().toString());
        page.table(
                List.of(words.getProperty("subject"), words.getProperty("who")),
                annex.persons().stream()
                        .map(person -> List.of(
                                person.subject().value(),
                                Objects.requireNonNullElse(person.who(), words.getProperty("destroyed")))));
        page.paragraph(words.getProperty("check"));
        page.table(
                List.of(words.getProperty("subject"), words.getProperty("nonce"), words.getProperty("commitment")),
                annex.persons().stream()
                        .map(person -> List.of(
                                person.subject().value(),
                                inLines(Objects.requireNonNullElse(person.nonce(), "–")),
                                inLines(person.commitment()))));
        page.paragraph(words.getProperty("secret"));
        return Printing.pdf(page.written(), now);
    }

    private static String inLines(String hex) {
        return hex.replaceAll("(.{16})(?=.)", "$1\n");
    }

    private static Properties words(Language language) {
        String name = "words." + language.name().toLowerCase(Locale.ROOT) + ".properties";
        var words = new Properties();
        try (var file = Objects.requireNonNull(AnnexPage.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }
}
