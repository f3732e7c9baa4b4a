package kz.tumar.consent.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import kz.tumar.consent.decision.Refusal.Findings;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.claim.ConsentGiven;
import kz.tumar.contract.claim.ConsentRefused;
import kz.tumar.contract.claim.ConsentWithdrawn;
import kz.tumar.contract.claim.DataHeld;
import kz.tumar.contract.claim.DisclosureMade;
import kz.tumar.contract.claim.EmployeeFamiliarised;
import kz.tumar.contract.claim.GroundEnded;
import kz.tumar.contract.claim.GroundEstablished;
import kz.tumar.contract.claim.PolicyAccepted;
import kz.tumar.contract.claim.PolicyNoticeShown;
import kz.tumar.policy.DataCategory;
import kz.tumar.policy.GroundKind;
import org.jspecify.annotations.Nullable;

/// Holds claims against the policy. A claim that the policy does not provide for is refused, with everything that is
/// wrong. Every code in a claim is one of the policy's: a code that nobody listed could carry anything into the log.
public final class CheckingClaims {
    private static final String PURPOSE = "/data/purpose";
    private static final String GROUND = "/data/ground";
    private static final String IN_POLICY = "policy";
    private static final String VERSION = "/data/policyVersion";
    private static final int CENTURY = 100;

    private final Rules rules;
    private final HolderCode sender;
    private final LocalDate on;
    private final Predicate<PolicyVersion> announced;

    /// @param on the day on which it is said to have happened
    /// @param announced whether a version of the policy was announced
    public CheckingClaims(Rules rules, HolderCode sender, LocalDate on, Predicate<PolicyVersion> announced) {
        this.rules = rules;
        this.sender = sender;
        this.on = on;
        this.announced = announced;
    }

    /// A consent: for a purpose that may rest on consent, over data that the purpose needs, by itself where it must
    /// stand alone.
    public Optional<Refusal> giving(ConsentGiven claim) {
        var found = new Findings();
        boolean known = known(found, claim.purpose(), PURPOSE);
        known(found, claim.channel());
        if (!known) {
            return found.refusal();
        }
        found.require(rules.mayClaim(sender, "ConsentGiven", claim.purpose(), null));
        concerns(found, claim.purpose(), claim.subjectCategory());
        found.require(
                rules.consent(claim.purpose(), claim.subjectCategory()).isPresent(),
                ProblemType.UNKNOWN_GROUND,
                PURPOSE,
                "consent",
                "a purpose that may rest on consent for this category of persons");
        categories(found, List.of(claim.purpose()), claim.subjectCategory(), claim.categories());
        each(
                claim.categories(),
                (path, category) -> found.require(
                        rules.data(category).filter(DataCategory::special).isEmpty(),
                        ProblemType.SPECIAL_CATEGORY,
                        "/data/categories" + path,
                        "special",
                        "a category that may rest on consent"));
        new CheckingContents(rules, found, claim).check(on, announced);
        return found.refusal();
    }

    /// A refusal: for a purpose of the policy, from who may report consents to it.
    public Optional<Refusal> refusing(ConsentRefused claim) {
        var found = new Findings();
        if (known(found, claim.purpose(), PURPOSE)) {
            found.require(rules.mayClaim(sender, "ConsentRefused", claim.purpose(), null));
            concerns(found, claim.purpose(), claim.subjectCategory());
        }
        known(found, claim.channel());
        CheckingContents.acted(found, claim.actedBy(), on);
        return found.refusal();
    }

    /// A withdrawal: whoever passes it on, for any purpose of the policy, given or not.
    public Optional<Refusal> withdrawing(ConsentWithdrawn claim) {
        var found = new Findings();
        found.require(rules.mayClaim(sender, "ConsentWithdrawn", null, null));
        known(found, claim.purpose(), PURPOSE);
        known(found, claim.channel());
        return found.refusal();
    }

    /// A ground: one that the policy has for each of its purposes, over data that each of them needs.
    public Optional<Refusal> establishing(GroundEstablished claim) {
        var found = new Findings();
        found.require(
                rules.knows(claim.ground()), ProblemType.UNKNOWN_GROUND, GROUND, IN_POLICY, "a ground of the policy");
        each(claim.purposes(), (path, purpose) -> known(found, purpose, "/data/purposes" + path));
        cited(found, claim.article());
        if (found.refusal().isPresent()) {
            return found.refusal();
        }
        GroundKind kind = rules.kind(claim.ground());
        found.require(
                kind != GroundKind.CONSENT,
                ProblemType.UNKNOWN_GROUND,
                GROUND,
                "not-consent",
                "a ground other than consent");
        for (PurposeCode purpose : claim.purposes()) {
            found.require(rules.mayClaim(sender, "GroundEstablished", purpose, claim.ground()));
            concerns(found, purpose, claim.subjectCategory());
            found.require(
                    rules.fits(purpose, claim.subjectCategory(), claim.ground()),
                    ProblemType.UNKNOWN_GROUND,
                    GROUND,
                    "purpose",
                    "a ground that the policy has for the purpose and this category of persons");
        }
        CheckingContents.plausible(found, claim.endsOn(), "/data/endsOn", earliest(), latest());
        CheckingContents.plausible(found, claim.reviewOn(), "/data/reviewOn", earliest(), latest());
        categories(found, claim.purposes(), claim.subjectCategory(), claim.categories());
        each(
                claim.categories(),
                (path, category) -> found.require(
                        !needsStatute(category) || kind == GroundKind.LAW,
                        ProblemType.SPECIAL_CATEGORY,
                        "/data/categories" + path,
                        "special",
                        "a category that may rest on this ground"));
        return found.refusal();
    }

    private boolean needsStatute(CategoryCode category) {
        return rules.data(category).filter(DataCategory::special).isPresent();
    }

    /// The end of a ground: from who may establish any; whether it was ever established is another matter.
    public Optional<Refusal> ending(GroundEnded claim) {
        var found = new Findings();
        CheckingContents.plausible(found, claim.endedOn(), "/data/endedOn", earliest(), latest());
        found.require(rules.mayClaim(sender, "GroundEnded", null, null));
        return found.refusal();
    }

    /// Data held: categories that such persons may have and that the sender is registered to hold (clauses 2.2,
    /// 5.2).
    public Optional<Refusal> holding(DataHeld claim) {
        var found = new Findings();
        found.require(rules.mayClaim(sender, "DataHeld", null, null));
        CheckingContents.plausible(found, claim.since(), "/data/since", earliest(), on.plusDays(1));
        found.require(
                rules.knows(claim.subjectCategory()),
                ProblemType.UNKNOWN_CODE,
                "/data/subjectCategory",
                IN_POLICY,
                "a category of persons of the policy");
        each(claim.categories(), (path, category) -> {
            String at = "/data/categories" + path;
            if (knownCategory(found, category, at)) {
                found.require(
                        rules.mayHave(claim.subjectCategory(), category),
                        ProblemType.CATEGORY_OUTSIDE_PURPOSE,
                        at,
                        "subject-category",
                        "a category of data of this category of persons");
                found.require(
                        rules.holds(sender, category),
                        ProblemType.CLAIM_NOT_ALLOWED,
                        at,
                        "holder",
                        "a category that the sender is registered to hold");
                found.require(
                        rules.data(category)
                                .filter(data -> data.special() && data.statute() == null)
                                .isEmpty(),
                        ProblemType.SPECIAL_CATEGORY,
                        at,
                        "special",
                        "a special category that a statute lets hold");
            }
        });
        return found.refusal();
    }

    /// A disclosure that was made: whatever it was, it is recorded; codes that the policy lacks are refused.
    public Optional<Refusal> disclosing(DisclosureMade claim) {
        var found = new Findings();
        if (known(found, claim.purpose(), PURPOSE)) {
            found.require(rules.mayClaim(sender, "DisclosureMade", claim.purpose(), null));
            concerns(found, claim.purpose(), claim.subjectCategory());
        }
        each(claim.categories(), (path, category) -> knownCategory(found, category, "/data/categories" + path));
        cited(found, claim.article());
        var recipient = claim.recipient();
        found.require(
                recipient == null || rules.knows(recipient),
                ProblemType.UNKNOWN_CODE,
                "/data/recipient",
                IN_POLICY,
                "a recipient of the policy");
        return found.refusal();
    }

    /// A notice shown (clause 2.3): from who may say so, through a channel of the policy.
    public Optional<Refusal> showing(PolicyNoticeShown claim) {
        var found = new Findings();
        found.require(rules.mayClaim(sender, "PolicyNoticeShown", null, null));
        CheckingContents.announced(found, claim.policyVersion(), VERSION, announced);
        known(found, claim.channel());
        return found.refusal();
    }

    /// A choice about cookies (clause 6.4): among the categories of cookies that the policy lets a visitor choose.
    public Optional<Refusal> accepting(PolicyAccepted claim) {
        var found = new Findings();
        found.require(rules.mayClaim(sender, "PolicyAccepted", null, null));
        CheckingContents.announced(found, claim.policyVersion(), VERSION, announced);
        known(found, claim.channel());
        each(
                claim.cookies(),
                (path, category) -> found.require(
                        rules.chosen(category),
                        ProblemType.UNKNOWN_CATEGORY,
                        "/data/cookies" + path,
                        IN_POLICY,
                        "a category of cookies that a visitor chooses"));
        return found.refusal();
    }

    /// A familiarisation (clause 9.2): from who may say so.
    public Optional<Refusal> familiarising(EmployeeFamiliarised claim) {
        var found = new Findings();
        CheckingContents.announced(found, claim.policyVersion(), VERSION, announced);
        found.require(rules.mayClaim(sender, "EmployeeFamiliarised", null, null));
        return found.refusal();
    }

    /// A death: from who may say so.
    public Optional<Refusal> dying() {
        var found = new Findings();
        found.require(rules.mayClaim(sender, "SubjectDeceased", null, null));
        return found.refusal();
    }

    private boolean known(Findings found, PurposeCode purpose, String path) {
        boolean known = rules.knows(purpose);
        found.require(known, ProblemType.UNKNOWN_PURPOSE, path, IN_POLICY, "a purpose of the policy");
        return known;
    }

    private void known(Findings found, ChannelCode channel) {
        found.require(
                rules.knows(channel), ProblemType.UNKNOWN_CODE, "/data/channel", IN_POLICY, "a channel of the policy");
    }

    private void cited(Findings found, @Nullable ArticleCode article) {
        found.require(
                article == null || rules.cites(article),
                ProblemType.UNKNOWN_CODE,
                "/data/article",
                IN_POLICY,
                "a place in an act of the policy");
    }

    private boolean knownCategory(Findings found, CategoryCode category, String path) {
        boolean known = rules.knows(category);
        found.require(known, ProblemType.UNKNOWN_CATEGORY, path, IN_POLICY, "a category of the policy");
        return known;
    }

    private void concerns(Findings found, PurposeCode purpose, SubjectCategoryCode person) {
        found.require(
                rules.concerns(purpose, person),
                ProblemType.SUBJECT_CATEGORY_OUTSIDE_PURPOSE,
                "/data/subjectCategory",
                "purpose",
                "a category of persons that the purpose concerns");
    }

    private void categories(
            Findings found, List<PurposeCode> purposes, SubjectCategoryCode person, List<CategoryCode> categories) {
        each(categories, (path, category) -> {
            String at = "/data/categories" + path;
            if (knownCategory(found, category, at)) {
                found.require(
                        purposes.stream().allMatch(purpose -> rules.covers(purpose, person, category)),
                        ProblemType.CATEGORY_OUTSIDE_PURPOSE,
                        at,
                        "purpose",
                        "a category that the purpose covers for this category of persons");
            }
        });
    }

    private LocalDate earliest() {
        return on.minusYears(CENTURY);
    }

    private LocalDate latest() {
        return on.plusYears(CENTURY);
    }

    private static <T> void each(List<T> values, BiConsumer<String, T> check) {
        for (int i = 0; i < values.size(); i++) {
            check.accept("/" + i, values.get(i));
        }
    }
}
