package kz.tumar.request.annex;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import kz.tumar.policy.Language;
import kz.tumar.policy.Wording;
import kz.tumar.runtime.pdf.Page;
import kz.tumar.runtime.pdf.Printing;

/// An annex on paper: one page for the authority, in one language.
final class AnnexPage {
    private static final Wording WORDS = Wording.beside(AnnexPage.class, "words");

    private AnnexPage() {}

    static byte[] pdf(AnnexResource.Annex annex, Language language, Instant now) {
        Page page = new Page(language, WORDS.of(language, "title"));
        page.particulars(
                WORDS.of(language, "letter"),
                annex.letter().value(),
                WORDS.of(language, "inquiry"),
                annex.inquiry().toString());
        page.table(
                List.of(WORDS.of(language, "subject"), WORDS.of(language, "who")),
                annex.persons().stream()
                        .map(person -> List.of(
                                person.subject().value(),
                                Objects.requireNonNullElse(person.who(), WORDS.of(language, "destroyed")))));
        page.paragraph(WORDS.of(language, "check"));
        page.table(
                List.of(WORDS.of(language, "subject"), WORDS.of(language, "nonce"), WORDS.of(language, "commitment")),
                annex.persons().stream()
                        .map(person -> List.of(
                                person.subject().value(),
                                inLines(Objects.requireNonNullElse(person.nonce(), "–")),
                                inLines(person.commitment()))));
        page.paragraph(WORDS.of(language, "secret"));
        return Printing.pdf(page.written(), now);
    }

    private static String inLines(String hex) {
        return hex.replaceAll("(.{16})(?=.)", "$1\n");
    }
}
