package kz.tumar.audit.export.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.export.scope.ExportScope;
import kz.tumar.policy.Language;
import kz.tumar.policy.Operator;
import kz.tumar.runtime.pdf.Page;
import kz.tumar.runtime.pdf.Printing;

/// The report of a package, in one language: for reading and printing, by somebody who never saw us.
public final class Report {
    private static final int MOST_KINDS = 40;

    private final Page page;
    private final Words words;
    private final Tally tally;

    private Report(Page page, Words words, Tally tally) {
        this.page = page;
        this.words = words;
        this.tally = tally;
    }

    /// PDF/A. The same scope and records give the same bytes.
    public static byte[] pdf(
            ExportScope scope, Operator operator, Checkpoint checkpoint, Tally tally, Language language) {
        return Printing.pdf(html(scope, operator, checkpoint, tally, language), scope.createdAt());
    }

    static String html(ExportScope scope, Operator operator, Checkpoint checkpoint, Tally tally, Language language) {
        Words words = Words.in(language);
        Page page = new Page(language, words.of("report.title"));
        Explaining explaining = new Explaining(page, words, scope);
        explaining.operator(operator);
        explaining.scope();
        explaining.check();
        Report report = new Report(page, words, tally);
        report.summary();
        if (tally.records() > 0) {
            report.kinds();
            report.services();
            report.months();
        }
        report.destroyed();
        report.log(checkpoint);
        explaining.proves();
        return page.written();
    }

    private void summary() {
        page.heading(words.of("part.summary"));
        if (tally.records() == 0) {
            page.paragraph(words.of("summary.none"));
            return;
        }
        page.particulars(
                words.of("summary.records"),
                Long.toString(tally.records()),
                words.of("summary.persons"),
                Long.toString(tally.aboutPersons()),
                words.of("summary.kinds"),
                Integer.toString(tally.kinds().size()),
                words.of("summary.first"),
                words.time(tally.first()),
                words.of("summary.last"),
                words.time(tally.last()),
                words.of("summary.policies"),
                String.join(", ", tally.policyVersions()));
    }

    private void kinds() {
        page.heading(words.of("part.kinds"));
        List<Map.Entry<String, Long>> all = tally.kinds();
        page.bars(
                words.of("kinds.title"),
                words.of("kinds.count"),
                all.stream()
                        .limit(MOST_KINDS)
                        .map(kind -> new Page.Bar(words.fact(kind.getKey()), kind.getValue()))
                        .toList());
        if (all.size() > MOST_KINDS) {
            page.paragraph(words.of("kinds.more", all.size() - MOST_KINDS));
        }
    }

    private void services() {
        page.heading(words.of("part.services"));
        List<Page.Bar> bars = new ArrayList<>();
        long others = tally.records();
        for (String service : List.of("consent", "request", "retention", "audit")) {
            bars.add(new Page.Bar(words.of("services." + service), tally.of(service)));
            others -= tally.of(service);
        }
        if (others > 0) {
            bars.add(new Page.Bar(words.of("services.other"), others));
        }
        page.bars(words.of("part.services"), words.of("kinds.count"), bars);
    }

    private void months() {
        page.heading(words.of("part.months"));
        List<Page.Bar> bars = new ArrayList<>();
        if (tally.earlier() > 0) {
            bars.add(new Page.Bar(words.of("months.more"), tally.earlier()));
        }
        tally.months().forEach(month -> bars.add(new Page.Bar(month.getKey(), month.getValue())));
        if (tally.undated() > 0) {
            bars.add(new Page.Bar(words.of("months.none"), tally.undated()));
        }
        page.bars(words.of("months.month"), words.of("kinds.count"), bars);
    }

    /// Destroyed data shows as destroyed: when, whose, and under which act.
    private void destroyed() {
        page.heading(words.of("part.destroyed"));
        if (tally.destructions() == 0) {
            page.paragraph(words.of("destroyed.none"));
            return;
        }
        page.paragraph(words.of("destroyed.some", tally.destructions()));
        page.table(
                Stream.of("destroyed.time", "destroyed.subject", "destroyed.number", "destroyed.act")
                        .map(words::of)
                        .toList(),
                tally.destroyed().stream()
                        .map(gone -> List.of(
                                words.time(gone.time()),
                                gone.subject(),
                                gone.number(),
                                gone.act().replaceAll("(.{16})(?=.)", "$1\n"))));
        if (tally.destructions() > tally.destroyed().size()) {
            page.paragraph(words.of("destroyed.more", tally.destroyed().size()));
        }
    }

    private void log(Checkpoint checkpoint) {
        page.heading(words.of("part.log"));
        page.particulars(
                words.of("log.origin"),
                checkpoint.origin(),
                words.of("log.size"),
                Long.toString(checkpoint.size()),
                words.of("log.root"),
                checkpoint.root().base64());
    }
}
