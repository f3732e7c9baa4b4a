package kz.tumar.audit.export.report;

import java.util.List;
import java.util.stream.Stream;
import kz.tumar.audit.export.scope.ExportScope;
import kz.tumar.policy.Language;
import kz.tumar.policy.Operator;
import kz.tumar.runtime.pdf.Page;

/// The page that a package begins with, in one language.
public final class Readme {
    private static final List<List<String>> FILES = List.of(
            List.of("README.kk.html, README.ru.html, README.en.html", "file.README"),
            List.of("verify.html", "file.verify"),
            List.of("report.kk.pdf, report.ru.pdf, report.en.pdf", "file.report"),
            List.of("records.jsonl", "file.records"),
            List.of("records.csv", "file.csv"),
            List.of("records.xlsx", "file.xlsx"),
            List.of("scope.json", "file.scope"),
            List.of("log/", "file.log"),
            List.of("manifest", "file.manifest"));

    private Readme() {}

    /// Well-formed HTML.
    public static String of(ExportScope scope, Operator operator, Language language) {
        Words words = Words.in(language);
        Page page = new Page(language, words.of("readme.title"));
        Explaining explaining = new Explaining(page, words, scope);
        explaining.operator(operator);
        explaining.scope();
        explaining.check();
        page.heading(words.of("part.inside"));
        page.table(
                Stream.of("inside.file", "inside.what").map(words::of).toList(),
                FILES.stream().map(file -> List.of(file.getFirst(), words.of(file.getLast()))));
        explaining.proves();
        return page.written();
    }
}
