package kz.tumar.retention.lookup;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.fact.CategoryAssessment;
import kz.tumar.contract.fact.DestructionConfirmed;
import kz.tumar.policy.Holder;
import kz.tumar.policy.HolderKind;
import kz.tumar.policy.Language;
import kz.tumar.policy.LocalizedText;
import kz.tumar.policy.Policy;
import kz.tumar.retention.decision.Act;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.ledger.Orders.Dated;
import org.jspecify.annotations.Nullable;

/// An act of destruction as a page to print, in one language: every field that the form of such an act asks for. Names,
/// posts and signatures are written on paper by those who destroyed; no name is known here.
final class ActPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int SIGNATURES = 3;

    private final Destruction.Completed order;
    private final Policy policy;
    private final Language language;
    private final StringBuilder page = new StringBuilder();

    private ActPage(Destruction.Completed order, Policy policy, Language language) {
        this.order = order;
        this.policy = policy;
        this.language = language;
    }

    /// The page.
    ///
    /// @param policy the one the order was given under
    /// @param history what the log says of the order
    static String of(Destruction.Completed order, Policy policy, List<Dated> history, Language language) {
        return new ActPage(order, policy, language).written(history);
    }

    private String written(List<Dated> history) {
        var act = Act.of(order.ordered(), policy).content();
        var title = in(ActWords.TITLE) + " № " + order.by().actNumber();
        page.append("<!doctype html>\n<html lang=\"")
                .append(language.name().toLowerCase(Locale.ROOT))
                .append("\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title><style>body{font:11pt serif;max-width:60em;margin:2em auto}")
                .append("table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:.3em;")
                .append("text-align:left;vertical-align:top;overflow-wrap:anywhere}</style></head><body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        particulars(act.getOrDefault("date", "").toString());
        destroyed();
        confirmed();
        kept();
        log(history);
        row(ActWords.HASH, order.by().actHash().value());
        row(ActWords.KEPT_UNTIL, act.getOrDefault("keptUntil", "").toString());
        signatures();
        return page.append("</body></html>\n").toString();
    }

    private void particulars(String date) {
        var operator = policy.operator();
        var why = order.why();
        row(ActWords.NUMBER, order.by().actNumber().value());
        row(ActWords.DATE, date);
        row(ActWords.OPERATOR, in(operator.name()));
        row(ActWords.BIN, operator.bin());
        row(ActWords.ADDRESS, in(operator.address()));
        row(ActWords.PROCESSORS, processors());
        row(ActWords.SUBJECT, order.subject().value());
        row(ActWords.REASON, in(ActWords.of(why.trigger())));
        var purpose = why.purpose();
        if (purpose != null) {
            row(
                    ActWords.PURPOSE,
                    policy.purpose(purpose).map(one -> in(one.title())).orElse(purpose.value()));
        }
        row(ActWords.RULE, policy.version() + ", 8.4");
        row(ActWords.ORDER, order.id().toString());
        row(ActWords.ASSESSMENT, why.assessmentId().toString());
    }

    private String processors() {
        var processors = order.ordered().holders().stream()
                .flatMap(code -> policy.holder(code).stream())
                .filter(holder -> holder.kind() == HolderKind.PROCESSOR)
                .map(holder -> in(holder.title()) + ", " + holder.country())
                .toList();
        return processors.isEmpty() ? in(ActWords.NONE) : String.join("; ", processors);
    }

    private void destroyed() {
        heading(ActWords.DATA);
        table(
                Stream.of(ActWords.DATA, ActWords.CONTRACT, ActWords.LAWFUL_GROUND, ActWords.AGREEMENT),
                lines(line -> order.categories().contains(line.category()))
                        .map(line -> List.of(
                                title(line.category()),
                                in(ActWords.of(line.contract())),
                                in(ActWords.of(line.lawfulGround())),
                                in(ActWords.of(line.agreement())))));
    }

    private void confirmed() {
        heading(ActWords.STORES);
        table(
                Stream.of(
                        ActWords.STORE,
                        ActWords.MEDIUM,
                        ActWords.COUNT,
                        ActWords.METHOD,
                        ActWords.DONE_AT,
                        ActWords.BY),
                order.ordered().confirmed().values().stream().map(this::confirmation));
    }

    private List<String> confirmation(DestructionConfirmed confirmed) {
        var holder = policy.holder(confirmed.holder());
        var counts = confirmed.counts().stream()
                .map(count -> title(count.category()) + ": " + count.count())
                .collect(Collectors.joining("; "));
        var by = confirmed.operator();
        return List.of(
                holder.map(one -> in(one.title())).orElse(confirmed.holder().value()),
                in(automated(holder.orElse(null)) ? ActWords.SYSTEM : ActWords.MANUAL),
                counts,
                policy.method(confirmed.method())
                        .map(method -> in(method.title()))
                        .orElse(confirmed.method().value()),
                TIME.format(confirmed.doneAt().atZone(policy.operator().timeZone())),
                by == null ? in(ActWords.BY_SYSTEM) : by.value());
    }

    private static boolean automated(@Nullable Holder holder) {
        return holder == null
                || switch (holder.kind()) {
                    case SYSTEM, SERVICE, PROCESSOR -> true;
                    case PAPER, MAILBOX, BACKUP -> false;
                };
    }

    private void kept() {
        heading(ActWords.KEPT);
        table(
                Stream.of(ActWords.DATA, ActWords.OUTCOME, ActWords.GROUND, ActWords.REVIEW),
                lines(line -> line.outcome() != RetentionOutcome.DESTROY)
                        .map(line -> List.of(
                                title(line.category()),
                                in(ActWords.of(line.outcome())),
                                ground(line),
                                text(line.reviewOn()))));
    }

    private String ground(CategoryAssessment line) {
        var ground = line.ground();
        var named = ground == null
                ? ""
                : policy.ground(ground).map(one -> in(one.title())).orElse(ground.value());
        return Stream.of(named, text(line.article()), text(line.neededFor()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void log(List<Dated> history) {
        heading(ActWords.LOG);
        table(
                Stream.of(ActWords.AT, ActWords.EVENT, ActWords.ID),
                history.stream()
                        .map(dated -> List.of(
                                TIME.format(dated.at().atZone(policy.operator().timeZone())),
                                dated.type(),
                                dated.eventId().toString())));
    }

    private void signatures() {
        heading(ActWords.SIGNATURES);
        for (int i = 0; i < SIGNATURES; i++) {
            page.append("<p>________________________ / ________________________ / ________________</p>\n");
        }
    }

    private Stream<CategoryAssessment> lines(Predicate<CategoryAssessment> which) {
        return order.why().categories().stream().filter(which);
    }

    private String title(CategoryCode category) {
        return policy.dataCategory(category).map(one -> in(one.title())).orElse(category.value());
    }

    private void heading(ActWords word) {
        page.append("<h2>").append(escaped(in(word))).append("</h2>\n");
    }

    private void row(ActWords word, String value) {
        page.append("<p><b>")
                .append(escaped(in(word)))
                .append(":</b> ")
                .append(escaped(value))
                .append("</p>\n");
    }

    private void table(Stream<ActWords> heads, Stream<List<String>> rows) {
        page.append("<table><tr>");
        heads.forEach(head -> page.append("<th>").append(escaped(in(head))).append("</th>"));
        page.append("</tr>\n");
        rows.forEach(row -> {
            page.append("<tr>");
            row.forEach(cell -> page.append("<td>").append(escaped(cell)).append("</td>"));
            page.append("</tr>\n");
        });
        page.append("</table>\n");
    }

    private String in(ActWords word) {
        return in(word.text());
    }

    private String in(LocalizedText text) {
        return text.in(language);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
