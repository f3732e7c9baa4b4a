package kz.tumar.request.answer;

import java.util.List;
import java.util.stream.Collectors;
import kz.tumar.policy.Language;
import kz.tumar.request.answer.AnswerContent.Named;
import kz.tumar.runtime.pdf.Page;
import org.jspecify.annotations.Nullable;

/// An answer as a page to read and to print, in one language: every item that an answer must have, also where there is
/// nothing to say under it.
final class AnswerPage {
    private static final String NOTHING = "–";

    private final AnswerContent content;
    private final Words words;
    private final Page page;

    private AnswerPage(AnswerContent content, Words words) {
        this.content = content;
        this.words = words;
        this.page = new Page(words.language(), words.of("title"));
    }

    static String of(AnswerContent content, Language language) {
        var answer = new AnswerPage(content, Words.in(language));
        answer.opening();
        answer.uses();
        answer.data();
        answer.leftOut();
        answer.recipients();
        answer.terms();
        answer.rights();
        answer.asked();
        return answer.page.written();
    }

    private void opening() {
        page.particulars(
                words.of("number"),
                content.caseId().toString(),
                words.of("subject"),
                content.subject().value(),
                words.of("received"),
                words.day(content.receivedOn()),
                words.of("prepared"),
                words.day(content.preparedOn()),
                words.of("policy"),
                content.policyVersion());
        page.heading(words.of("section.fact"));
        page.paragraph(words.of(content.processed() ? "fact.yes" : "fact.no"));
        page.heading(words.of("section.operator"));
        page.particulars(
                words.of("operator.name"),
                words.of(content.operator().name()),
                words.of("operator.bin"),
                content.operator().bin(),
                words.of("operator.address"),
                words.of(content.operator().address()),
                words.of("operator.website"),
                content.operator().website());
        page.paragraph(words.of("operator.responsible"));
    }

    private void uses() {
        page.heading(words.of("section.uses"));
        if (content.uses().isEmpty()) {
            page.paragraph(words.of("uses.none"));
        } else {
            page.table(
                    words.columns("use.purpose", "use.ground", "use.article", "use.data", "use.since", "use.until"),
                    content.uses().stream()
                            .map(use -> List.of(
                                    title(use.purpose()),
                                    title(use.ground()),
                                    text(use.article()),
                                    titles(use.categories()),
                                    words.day(use.since()),
                                    use.until() == null ? words.of("use.open") : words.day(use.until()))));
        }
        page.heading(words.of("section.methods"));
        page.paragraph(
                content.actions().isEmpty()
                        ? words.of("methods.none")
                        : words.of("methods.actions") + ": " + titles(content.actions()) + ".");
    }

    private void data() {
        page.heading(words.of("section.data"));
        if (content.held().isEmpty()) {
            page.paragraph(words.of("held.none"));
        } else {
            page.table(
                    words.columns("held.system", "held.data", "held.source", "held.since", "held.method"),
                    content.held().stream()
                            .map(held -> List.of(
                                    title(held.system()),
                                    titles(held.categories()),
                                    words.of(held.source()),
                                    words.day(held.since()),
                                    words.of(held.automated() ? "automated" : "manual"))));
        }
        if (!content.provided().isEmpty()) {
            page.paragraph(words.of("data.contents"));
            page.table(
                    words.columns("held.system", "data.content"),
                    content.provided().stream()
                            .map(provided -> List.of(
                                    title(provided.system())
                                            + (provided.redacted() ? "\n(" + words.of("data.redacted") + ")" : ""),
                                    provided.text() == null
                                            ? words.of("data.file", text(provided.file()))
                                            : provided.text())));
        }
    }

    private void leftOut() {
        page.heading(words.of("section.withheld"));
        if (content.leftOut().isEmpty()) {
            page.paragraph(words.of("withheld.none"));
            return;
        }
        page.paragraph(words.of("withheld.some"));
        page.table(
                words.columns("held.system", "withheld.reason", "use.article", "withheld.how"),
                content.leftOut().stream()
                        .map(each -> List.of(
                                title(each.system()),
                                title(each.reason()),
                                text(each.norm()),
                                words.of(each.partly() ? "withheld.partly" : "withheld.whole"))));
    }

    private void recipients() {
        page.heading(words.of("section.recipients"));
        if (content.given().isEmpty()) {
            page.paragraph(words.of("recipients.none"));
        } else {
            page.table(
                    words.columns("recipient.who", "recipient.when", "use.data", "use.purpose", "country"),
                    content.given().stream()
                            .map(given -> List.of(
                                    given.recipient() == null ? words.of("recipient.public") : title(given.recipient()),
                                    words.day(given.on()),
                                    titles(given.categories()),
                                    title(given.purpose()),
                                    text(given.country()))));
        }
        if (!content.processors().isEmpty()) {
            page.paragraph(words.of("recipients.processors") + ": " + titles(content.processors()) + ".");
        }
    }

    private void terms() {
        page.heading(words.of("section.terms"));
        if (content.terms().isEmpty()) {
            page.paragraph(words.of("terms.none"));
        } else {
            page.table(
                    words.columns("use.purpose", "use.data", "term.term", "use.article"),
                    content.terms().stream()
                            .map(kept -> List.of(
                                    title(kept.purpose()), titles(kept.categories()), term(kept), kept.article())));
        }
        if (!content.locked().isEmpty()) {
            page.paragraph(words.of("locked"));
            page.table(
                    words.columns("use.data", "use.ground", "use.article", "locked.review"),
                    content.locked().stream()
                            .map(locked -> List.of(
                                    title(locked.category()),
                                    locked.ground() == null ? NOTHING : title(locked.ground()),
                                    text(locked.article()),
                                    words.day(locked.reviewOn()))));
        }
        page.heading(words.of("section.abroad"));
        page.paragraph(
                content.countries().isEmpty()
                        ? words.of("abroad.none")
                        : words.of("abroad.to", titles(content.countries())));
    }

    private String term(AnswerContent.Kept kept) {
        if (kept.period() == null) {
            return words.of("term.review", words.period(text(kept.reviewEvery())));
        }
        String term = kept.period().equals("P0D") ? words.of("term.none") : words.period(kept.period());
        return kept.confirmed() ? term : term + " (" + words.of("term.unconfirmed") + ")";
    }

    private void rights() {
        page.heading(words.of("section.machine"));
        page.paragraph(words.of("machine.text", content.objectionDays()));
        page.heading(words.of("section.rights"));
        page.paragraph(words.of("rights.correct"));
        page.paragraph(words.of("rights.withdraw"));
        page.heading(words.of("section.complaint"));
        page.paragraph(words.of("complaint.text"));
        if (content.complaint() != null) {
            page.paragraph(words.of(content.complaint().authority()) + ", "
                    + words.of(content.complaint().address()));
        }
    }

    private void asked() {
        page.heading(words.of("section.asked"));
        page.table(
                words.columns("held.system", "asked.outcome"),
                content.asked().stream()
                        .map(asked -> List.of(
                                title(asked.system()),
                                asked.outcome() == null ? words.of("asked.silent") : words.of(asked.outcome()))));
    }

    private String title(Named named) {
        return words.of(named.title());
    }

    private String titles(List<Named> named) {
        return named.stream().map(this::title).collect(Collectors.joining(", "));
    }

    private static String text(@Nullable String text) {
        return text == null ? NOTHING : text;
    }
}
