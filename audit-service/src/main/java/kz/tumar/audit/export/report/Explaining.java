package kz.tumar.audit.export.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tumar.audit.export.scope.ExportScope;
import kz.tumar.policy.Operator;
import kz.tumar.runtime.pdf.Page;

/// What both the README and the report say: whose package this is, what it is about, how it is checked, and what that
/// proves. Somebody who never saw us must understand it.
final class Explaining {
    private final Page page;
    private final Words words;
    private final ExportScope scope;

    Explaining(Page page, Words words, ExportScope scope) {
        this.page = page;
        this.words = words;
        this.scope = scope;
    }

    void operator(Operator operator) {
        page.heading(words.of("part.operator"));
        page.particulars(
                words.of("operator.name"),
                operator.name().in(words.language()),
                words.of("operator.bin"),
                operator.bin(),
                words.of("operator.address"),
                operator.address().in(words.language()),
                words.of("operator.website"),
                operator.website());
    }

    void scope() {
        page.heading(words.of("part.scope"));
        Stream<String> common = Stream.of(
                words.of("scope.export"),
                scope.exportId().toString(),
                words.of("scope.created"),
                words.time(scope.createdAt()));
        Stream<String> own = switch (scope) {
            case ExportScope.OfSubject subject ->
                Stream.of(
                        words.of("scope.kind"),
                        words.of("scope.subject"),
                        words.of("scope.references"),
                        String.join(", ", subject.subjects()));
            case ExportScope.OfPeriod period -> period(period);
        };
        Stream<String> inquiry = scope.inquiry().stream()
                .flatMap(asked -> Stream.of(
                        words.of("scope.inquiry"),
                        asked.id().toString(),
                        words.of("scope.annex"),
                        words.of(asked.annex().isEmpty() ? "scope.annex.none" : "scope.annex.sealed")));
        page.particulars(Stream.of(common, own, inquiry).flatMap(lines -> lines).toArray(String[]::new));
    }

    private Stream<String> period(ExportScope.OfPeriod period) {
        boolean everything = period.from().isEmpty() && period.to().isEmpty();
        Stream<String> kind =
                Stream.of(words.of("scope.kind"), words.of(everything ? "scope.everything" : "scope.period"));
        String asked = Stream.of(
                        period.from().map(from -> words.of("scope.from", words.time(from))),
                        period.to().map(to -> words.of("scope.to", words.time(to))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        Stream<String> dates = everything ? Stream.empty() : Stream.of(words.of("scope.asked"), asked);
        Stream<String> places = Stream.of(
                words.of("scope.places"),
                period.count() == 0
                        ? words.of("scope.places.none")
                        : words.of("scope.places.of", period.first(), period.end()));
        return Stream.of(kind, dates, places).flatMap(lines -> lines);
    }

    void check() {
        page.heading(words.of("part.check"));
        page.points(Stream.of("check.letter", "check.page", "check.command", "check.own", "check.result")
                .map(words::of)
                .toList());
    }

    void proves() {
        boolean subject = scope instanceof ExportScope.OfSubject;
        page.heading(words.of("part.proves"));
        page.points(points("proves.unchanged", subject ? "proves.subject" : "proves.period", "proves.growth"));
        page.heading(words.of("part.not"));
        page.points(points(subject ? "not.later" : "not.clock", "not.time", "not.truth", "not.tables"));
        page.paragraph(words.of("private"));
    }

    private List<String> points(String... keys) {
        return Stream.of(keys).map(words::of).toList();
    }
}
