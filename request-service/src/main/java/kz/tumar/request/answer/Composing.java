package kz.tumar.request.answer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.GroundEstablished;
import kz.tumar.policy.HolderKind;
import kz.tumar.policy.Policy;
import kz.tumar.policy.PolicyDocument;
import kz.tumar.policy.ReasonKind;
import kz.tumar.policy.RecipientKind;
import kz.tumar.policy.RetentionTerm;
import kz.tumar.policy.calendar.WorkingDays;
import kz.tumar.request.answer.AnswerContent.Named;
import kz.tumar.request.decision.Rules;

/// Puts an answer together: what is in force about the person, what systems provided, and what the policy says of both.
/// Pure.
final class Composing {
    private static final GroundCode CONSENT = new GroundCode("consent");
    private static final int LONGEST_TEXT = 32 * 1024;

    private final Material material;
    private final Rules rules;
    private final Policy policy;
    private final Naming naming;
    private final List<SealedContent> attached = new ArrayList<>();

    private Composing(Material material, Rules rules) {
        this.material = material;
        this.rules = rules;
        this.policy = rules.policy();
        this.naming = new Naming(policy);
    }

    /// An answer, and the files that go with it.
    record Composed(AnswerContent content, List<SealedContent> attached) {}

    static Composed of(Material material, LocalDate today, Rules rules) {
        var composing = new Composing(material, rules);
        AnswerContent content = composing.content(today);
        return new Composed(content, List.copyOf(composing.attached));
    }

    private AnswerContent content(LocalDate today) {
        var request = material.request();
        var inForce = material.inForce();
        List<AnswerContent.Provided> provided = provided();
        List<AnswerContent.Use> uses = uses();
        List<AnswerContent.Held> held = held();
        boolean processed = !(material.opened().isEmpty() && uses.isEmpty() && held.isEmpty());
        PolicyDocument document = policy.document();
        return new AnswerContent(
                AnswerContent.FORMAT,
                request.id(),
                request.subject(),
                request.filed().dayZero(),
                today,
                policy.version().value(),
                processed,
                new AnswerContent.OperatorShown(
                        policy.operator().name(),
                        policy.operator().bin(),
                        policy.operator().address(),
                        policy.operator().website()),
                uses,
                actions(inForce.purposes().keySet()),
                held,
                provided,
                leftOut(),
                given(),
                processors(),
                terms(),
                locked(),
                countries(),
                objectionDays(),
                document.complaints() == null
                        ? null
                        : new AnswerContent.ComplaintRoute(
                                document.complaints().authority(),
                                document.complaints().address()),
                material.asked().entrySet().stream()
                        .map(each -> new AnswerContent.Asked(
                                naming.system(each.getKey()), each.getValue().outcome()))
                        .toList());
    }

    private List<AnswerContent.Use> uses() {
        var uses = new ArrayList<AnswerContent.Use>();
        for (InForce.Dated<ConsentGiven> consent : material.inForce().consents()) {
            ConsentGiven given = consent.fact();
            uses.add(new AnswerContent.Use(
                    naming.purpose(given.purpose()),
                    naming.ground(CONSENT),
                    naming.article(CONSENT),
                    naming.categories(given.categories()),
                    consent.on(),
                    given.until()));
        }
        for (InForce.Dated<GroundEstablished> ground : material.inForce().grounds()) {
            GroundEstablished stands = ground.fact();
            for (PurposeCode purpose : stands.purposes()) {
                uses.add(new AnswerContent.Use(
                        naming.purpose(purpose),
                        naming.ground(stands.ground()),
                        stands.article() == null
                                ? naming.article(stands.ground())
                                : stands.article().value(),
                        naming.categories(stands.categories()),
                        ground.on(),
                        stands.endsOn()));
            }
        }
        return uses;
    }

    private List<Named> actions(Collection<PurposeCode> purposes) {
        var done = new TreeSet<ProcessingAction>();
        purposes.forEach(code -> policy.purpose(code).ifPresent(purpose -> done.addAll(purpose.actions())));
        return policy.document().actions().stream()
                .filter(action -> done.contains(action.code()))
                .map(action -> new Named(action.code().name(), action.title()))
                .toList();
    }

    private List<AnswerContent.Held> held() {
        return material.inForce().held().stream()
                .map(each -> new AnswerContent.Held(
                        naming.system(each.system()),
                        naming.categories(each.categories()),
                        each.provenance(),
                        each.automated(),
                        each.since()))
                .toList();
    }

    private List<AnswerContent.Provided> provided() {
        var provided = new ArrayList<AnswerContent.Provided>();
        for (Material.Opened opened : material.opened()) {
            if (opened.value() == null) {
                continue;
            }
            String text = text(opened.value()).orElse(null);
            String file = null;
            if (text == null) {
                attached.add(opened.content());
                file = AnswerPackage.attachment(attached.size());
            }
            provided.add(new AnswerContent.Provided(
                    naming.system(opened.holder()),
                    opened.content().commitment().value(),
                    opened.withheld() != null,
                    text,
                    file));
        }
        return provided;
    }

    /// What is short text in UTF-8 without control characters is printed; all else goes along as a file.
    private static Optional<String> text(byte[] value) {
        if (value.length > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            boolean printable = text.codePoints()
                    .allMatch(
                            point -> point == '\n' || point == '\r' || point == '\t' || !Character.isISOControl(point));
            return printable ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private List<AnswerContent.LeftOut> leftOut() {
        return material.opened().stream()
                .<AnswerContent.LeftOut>mapMulti((opened, next) -> {
                    var withheld = opened.withheld();
                    if (withheld != null) {
                        var reason = policy.reason(ReasonKind.REFUSAL, withheld.reason());
                        next.accept(new AnswerContent.LeftOut(
                                naming.system(opened.holder()),
                                reason.map(known -> new Named(known.code().value(), known.title()))
                                        .orElseGet(() ->
                                                Naming.bare(withheld.reason().value())),
                                reason.map(known -> Naming.text(known.norm())).orElse(null),
                                withheld.redacted() != null));
                    }
                })
                .toList();
    }

    private List<AnswerContent.Given> given() {
        return material.inForce().disclosures().stream()
                .map(made -> new AnswerContent.Given(
                        naming.recipient(made.fact().recipient()),
                        naming.purpose(made.fact().purpose()),
                        naming.categories(made.fact().categories()),
                        made.fact().country() == null
                                ? null
                                : made.fact().country().value(),
                        made.on()))
                .toList();
    }

    private List<Named> processors() {
        return Stream.concat(
                        policy.document().recipients().stream()
                                .filter(recipient -> recipient.kind() == RecipientKind.PROCESSOR)
                                .map(recipient -> new Named(recipient.code().value(), recipient.title())),
                        policy.document().holders().stream()
                                .filter(holder -> holder.kind() == HolderKind.PROCESSOR)
                                .map(holder -> new Named(holder.code().value(), holder.title())))
                .toList();
    }

    private List<AnswerContent.Kept> terms() {
        var terms = new ArrayList<AnswerContent.Kept>();
        material.inForce().purposes().forEach((purpose, used) -> {
            Map<RetentionTerm, TreeSet<CategoryCode>> under = new java.util.LinkedHashMap<>();
            used.stream()
                    .sorted()
                    .forEach(category -> policy.termsFor(purpose, category).stream()
                            .forEach(term -> under.computeIfAbsent(term, each -> new TreeSet<>())
                                    .add(category)));
            under.forEach((term, categories) -> terms.add(new AnswerContent.Kept(
                    naming.purpose(purpose),
                    naming.categories(categories),
                    term.period() == null ? null : term.period().toString(),
                    term.reviewEvery() == null ? null : term.reviewEvery().toString(),
                    term.legal().article().value(),
                    term.legal().confirmed())));
        });
        return terms;
    }

    private List<AnswerContent.Locked> locked() {
        return material.inForce().locked().stream()
                .map(each -> new AnswerContent.Locked(
                        naming.category(each.category()),
                        each.ground() == null ? null : naming.ground(each.ground()),
                        Naming.text(each.article()),
                        each.reviewOn()))
                .toList();
    }

    /// The countries other than the operator's own that data went to.
    private List<Named> countries() {
        var abroad = new TreeMap<String, Named>();
        for (var made : material.inForce().disclosures()) {
            var country = made.fact().country();
            if (country != null && !country.value().equals(policy.operator().country())) {
                abroad.put(country.value(), Naming.bare(country.value()));
            }
        }
        return List.copyOf(abroad.values());
    }

    private int objectionDays() {
        return rules.deadline("automated.objection", DeadlineProfile.LAW)
                .map(deadline -> deadline.term() instanceof WorkingDays(int days) ? days : 0)
                .orElse(0);
    }
}
