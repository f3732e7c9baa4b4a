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
import kz.tumar.runtime.pdf.Page;
import org.jspecify.annotations.Nullable;

/// An act of destruction as a page to print, in one language: every field that the form of such an act asks for. Names,
/// posts and signatures are written on paper by those who destroyed; no name is known here.
final class ActPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int SIGNATURES = 3;

    private final Destruction.Completed order;
    private final Policy policy;
    private final Language language;
    private final Page page;

    private ActPage(Destruction.Completed order, Policy policy, Language language) {
        this.order = order;
        this.policy = policy;
        this.language = language;
        this.page = new Page(
                language,
                ActWords.TITLE.text().in(language) + " № " + order.by().actNumber());
    }

    /// The page.
    ///
    /// @param policy the one the order was given under
    /// @param history what the log says of the order
    static String of(Destruction.Completed order, Policy policy, List<Dated> history, Language language) {
        return new ActPage(order, policy, language).written(history);
    }

    /// The same for the person: with what finds the record again when nothing else names them any more.
    static String copy(
            Destruction.Completed order, Policy policy, List<Dated> history, Language language, String nonce) {
        var copy = new ActPage(order, policy, language);
        copy.page.heading(copy.in(ActWords.COPY));
        copy.page.particulars(
                copy.in(ActWords.SUBJECT),
                order.subject().value(),
                copy.in(ActWords.NUMBER),
                order.by().actNumber().value(),
                copy.in(ActWords.NONCE),
                nonce);
        copy.page.paragraph(copy.in(ActWords.COPY_USE));
        return copy.written(history);
    }

    private String written(List<Dated> history) {
        var act = Act.of(order.ordered(), policy).content();
        particulars(act.getOrDefault("date", "").toString());
        destroyed();
        confirmed();
        kept();
        log(history);
        page.particulars(
                in(ActWords.HASH),
                order.by().actHash().value(),
                in(ActWords.KEPT_UNTIL),
                act.getOrDefault("keptUntil", "").toString());
        signatures();
        return page.written();
    }

    private void particulars(String date) {
        var operator = policy.operator();
        var why = order.why();
        var purpose = why.purpose();
        page.particulars(
                in(ActWords.NUMBER),
                order.by().actNumber().value(),
                in(ActWords.DATE),
                date,
                in(ActWords.OPERATOR),
                in(operator.name()),
                in(ActWords.BIN),
                operator.bin(),
                in(ActWords.ADDRESS),
                in(operator.address()),
                in(ActWords.PROCESSORS),
                processors(),
                in(ActWords.SUBJECT),
                order.subject().value(),
                in(ActWords.REASON),
                in(ActWords.of(why.trigger())),
                in(ActWords.PURPOSE),
                purpose == null
                        ? in(ActWords.NONE)
                        : policy.purpose(purpose).map(one -> in(one.title())).orElse(purpose.value()),
                in(ActWords.RULE),
                policy.version() + ", 8.4",
                in(ActWords.ORDER),
                order.id().toString(),
                in(ActWords.ASSESSMENT),
                why.assessmentId().toString());
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
                Stream.of(ActWords.DATA, ActWords.TERM, ActWords.CONTRACT, ActWords.LAWFUL_GROUND, ActWords.AGREEMENT),
                lines(line -> order.categories().contains(line.category()))
                        .map(line -> List.of(
                                title(line.category()),
                                Act.term(order.ordered(), line.category(), policy)
                                        .orElse(""),
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
            page.paragraph("________________________ / ________________________ / ________________");
        }
    }

    private Stream<CategoryAssessment> lines(Predicate<CategoryAssessment> which) {
        return order.why().categories().stream().filter(which);
    }

    private String title(CategoryCode category) {
        return policy.dataCategory(category).map(one -> in(one.title())).orElse(category.value());
    }

    private void heading(ActWords word) {
        page.heading(in(word));
    }

    private void table(Stream<ActWords> heads, Stream<List<String>> rows) {
        page.table(heads.map(this::in).toList(), rows);
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
}
