package kz.tumar.retention.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Cause;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.HoldId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.CategoryAssessment;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.retention.decision.Settling.Dossier;
import org.jspecify.annotations.Nullable;

/// A person, a small policy, and what was decided so far.
final class Scene {
    static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
    static final PurposeCode MARKETING = new PurposeCode("marketing");
    static final PurposeCode SALES = new PurposeCode("sales");
    static final PurposeCode REPORTING = new PurposeCode("reporting");
    static final PurposeCode ARCHIVE = new PurposeCode("archive");
    static final CategoryCode CONTACT = new CategoryCode("contact");
    static final CategoryCode ACTIVITY = new CategoryCode("activity");
    static final CategoryCode BANK = new CategoryCode("bank");
    static final HolderCode SITE = new HolderCode("site");
    static final HolderCode CRM = new HolderCode("crm");
    static final HolderCode PAPER = new HolderCode("paper");
    static final GroundCode CONTRACT = new GroundCode("contract");
    static final GroundCode TAX = new GroundCode("law.tax");
    static final ArticleCode ARTICLE = new ArticleCode("kz.tax.1");
    static final SubjectCategoryCode CLIENT = new SubjectCategoryCode("client");
    static final SubjectRef ONE = SubjectRef.issue(new byte[25]);
    static final SubjectRef TWO = SubjectRef.issue(
            new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25});

    private final Map<SubjectRef, List<Known>> known = new HashMap<>();
    private Map<SubjectRef, Dossier> dossiers = new HashMap<>();
    private int events;
    Instant now = START;

    Scene(SubjectRef... references) {
        for (var reference : references) {
            known.put(reference, new ArrayList<>());
        }
    }

    static Rules rules() {
        return new Rules(
                new PolicyVersion("2026-11-01"),
                ZoneId.of("Asia/Almaty"),
                Map.of(
                        MARKETING, Set.of(CONTACT, ACTIVITY),
                        SALES, Set.of(CONTACT, BANK),
                        REPORTING, Set.of(BANK),
                        ARCHIVE, Set.of(ACTIVITY)),
                Map.of(CONTRACT, Rules.GroundSort.CONTRACT, TAX, Rules.GroundSort.LAW),
                List.of(
                        term(MARKETING, Period.ZERO, true),
                        term(SALES, Period.ZERO, true),
                        term(REPORTING, Period.ofYears(5), true),
                        term(ARCHIVE, null, false)),
                List.of(
                        holder(SITE, Set.of(CONTACT, ACTIVITY), false, true),
                        holder(CRM, Set.of(CONTACT, BANK), false, true),
                        holder(PAPER, Set.of(BANK), true, false)),
                start -> new Rules.Grace.Window(
                        start.plus(Duration.ofDays(1)),
                        LocalDate.ofInstant(start, ZoneId.of("Asia/Almaty")).plusDays(1)),
                start -> Optional.empty());
    }

    private static Rules.TermRule term(PurposeCode purpose, @Nullable Period period, boolean confirmed) {
        return new Rules.TermRule(
                purpose,
                Set.of(CONTACT, ACTIVITY, BANK),
                Rules.TermStart.PURPOSE_ENDED,
                period,
                Period.ofYears(1),
                TAX,
                ARTICLE,
                confirmed);
    }

    private static Rules.HolderRule holder(
            HolderCode code, Set<CategoryCode> categories, boolean assumed, boolean commanded) {
        return new Rules.HolderRule(code, Map.of(CLIENT, categories), assumed, commanded, false, Duration.ofHours(1));
    }

    private UUID id() {
        return DerivedId.from("test", Integer.toString(++events));
    }

    private Instant at() {
        now = now.plusSeconds(1);
        return now;
    }

    Scene knows(SubjectRef reference, Known thing) {
        known.computeIfAbsent(reference, one -> new ArrayList<>()).add(thing);
        return this;
    }

    Known given(PurposeCode purpose, CategoryCode... categories) {
        return new Known.Given(new ConsentId(id()), SITE, purpose, List.of(categories), CLIENT, null, at(), id());
    }

    Known lapsed(Known given, AssessmentTrigger why) {
        var it = (Known.Given) given;
        return new Known.Lapsed(it.consentId(), it.purpose(), LocalDate.of(2026, 11, 22), why, at(), id());
    }

    Known withdrawn(PurposeCode purpose) {
        return new Known.Withdrawn(purpose, at(), id());
    }

    Known.Achieved achieved(PurposeCode purpose, LocalDate on) {
        return achieved(CRM, purpose, on);
    }

    Known.Achieved achieved(HolderCode system, PurposeCode purpose, LocalDate on) {
        return new Known.Achieved(purpose, system, on, at(), id());
    }

    Known held(HolderCode system, CategoryCode category) {
        return new Known.Held(system, category, CLIENT, LocalDate.of(2026, 1, 1), at(), id());
    }

    Known ground(GroundCode ground, PurposeCode purpose, @Nullable LocalDate endsOn, CategoryCode... categories) {
        return new Known.Established(
                new GroundId(id()),
                CRM,
                ground,
                ARTICLE,
                List.of(purpose),
                List.of(categories),
                CLIENT,
                endsOn,
                null,
                at(),
                id());
    }

    Known ended(Known established, LocalDate on) {
        var ground = (Known.Established) established;
        return new Known.Ended(ground.groundId(), ground.system(), on, at(), id());
    }

    Known retracted(Known.Achieved achieved) {
        return new Known.Retracted(achieved.purpose(), achieved.system(), achieved.id(), at(), id());
    }

    Known.OnHold onHold(CategoryCode... categories) {
        return new Known.OnHold(new HoldId(id()), List.of(categories), LocalDate.of(2027, 6, 1), at(), id());
    }

    Known holdEnded(Known.OnHold hold) {
        return new Known.HoldEnded(hold.holdId(), at(), id());
    }

    Known decided(PurposeCode purpose, CategoryCode category, RetentionOutcome outcome, LocalDate on) {
        boolean locks = outcome == RetentionOutcome.LOCK;
        return new Known.Decided(
                purpose.value(), category, outcome, on, locks ? TAX : null, locks ? ARTICLE : null, at(), id());
    }

    Known deceased() {
        return new Known.Deceased(at(), id());
    }

    Map<SubjectRef, Dossier> dossiers() {
        return dossiers;
    }

    Known.Blocked blocked(CaseId caseId, CategoryCode... categories) {
        return new Known.Blocked(new BlockId(id()), caseId, List.of(categories), at(), id());
    }

    Known unblocked(Known.Blocked block) {
        return new Known.Unblocked(block.blockId(), at(), id());
    }

    Known filed(CaseId caseId) {
        return new Known.Filed(caseId, List.of(), at(), id());
    }

    Known closed(CaseId caseId) {
        return new Known.Closed(caseId, at(), id());
    }

    Known unlawful(CaseId caseId, CategoryCode... categories) {
        return new Known.Unlawful(caseId, List.of(categories), at(), id());
    }

    Known reopened(CaseId caseId) {
        return new Known.Reopened(caseId, at(), id());
    }

    Known appealable(CaseId caseId, LocalDate until) {
        return new Known.Appealable(caseId, until, at(), id());
    }

    Known annulled(Known thing) {
        return new Known.Annulled(thing.id(), at(), id());
    }

    CaseId aCase() {
        return new CaseId(id());
    }

    Person person() {
        return Person.of(known);
    }

    List<Ruling> settle() {
        return settle(now, Map.of());
    }

    List<Ruling> settle(Instant at, Map<SubjectRef, List<Question>> asked) {
        var cause = new Cause(new Source("/tumar/consent"), new EventId(id()));
        var rulings = Settling.settle(person(), dossiers, asked, rules(), cause, at);
        apply(rulings);
        return rulings;
    }

    void apply(List<Ruling> rulings) {
        var after = new HashMap<>(dossiers);
        for (var ruling : rulings) {
            after.put(ruling.subject(), Dossiers.after(after.getOrDefault(ruling.subject(), Dossier.empty()), ruling));
        }
        dossiers = after;
    }

    List<Destruction> orders(SubjectRef reference) {
        return dossiers.getOrDefault(reference, Dossier.empty()).orders();
    }

    CategoryAssessment line(SubjectRef reference, PurposeCode purpose, CategoryCode category) {
        return java.util.Objects.requireNonNull(dossiers.getOrDefault(reference, Dossier.empty())
                        .assessments()
                        .get(purpose.value()))
                .categories()
                .stream()
                .filter(line -> line.category().equals(category))
                .findFirst()
                .orElseThrow();
    }

    RetentionOutcome outcome(PurposeCode purpose, CategoryCode category) {
        return line(ONE, purpose, category).outcome();
    }

    /// Outcomes and live orders, without ids and times. Of a purpose that has not ended after all it is history
    /// whether somebody ever asked.
    String state() {
        var text = new StringBuilder();
        var ended = person().ends(LocalDate.ofInstant(now, rules().zone()).plusYears(1), rules().zone())
                .all();
        for (var reference : person().references()) {
            var dossier = dossiers.getOrDefault(reference, Dossier.empty());
            dossier.assessments().entrySet().stream()
                    .filter(entry -> entry.getKey().equals("-") || ended.containsKey(new PurposeCode(entry.getKey())))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> {
                        for (var line : entry.getValue().categories()) {
                            text.append(reference)
                                    .append(' ')
                                    .append(entry.getKey())
                                    .append(' ')
                                    .append(line)
                                    .append('\n');
                        }
                    });
            dossier.orders().stream()
                    .flatMap(order -> order.categories().stream())
                    .sorted()
                    .forEach(category -> text.append(reference)
                            .append(" destroys ")
                            .append(category)
                            .append('\n'));
        }
        return text.toString();
    }

    static <F extends RetentionFact> List<F> of(List<Ruling> rulings, Class<F> type) {
        return rulings.stream()
                .map(Ruling::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
