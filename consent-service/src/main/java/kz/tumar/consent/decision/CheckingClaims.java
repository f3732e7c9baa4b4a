package kz.tumar.consent.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import kz.tumar.consent.decision.Refusal.Findings;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.claim.ConsentGiven;
import kz.tumar.contract.claim.ConsentRefused;
import kz.tumar.contract.claim.ConsentWithdrawn;
import kz.tumar.contract.claim.GroundEnded;
import kz.tumar.contract.claim.GroundEstablished;
import kz.tumar.policy.DataCategory;
import kz.tumar.policy.GroundKind;

/// Holds consents, what takes them back, and other grounds against the policy. A claim that the policy does not provide
/// for is refused, with everything that is wrong.
public final class CheckingClaims {
    private static final String GROUND = "/data/ground";
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
        var codes = new CheckingCodes(rules, found);
        boolean known = codes.known(claim.purpose(), CheckingCodes.PURPOSE);
        codes.known(claim.channel());
        if (!known) {
            return found.refusal();
        }
        found.require(rules.mayClaim(sender, "ConsentGiven", claim.purpose(), null));
        codes.concerns(claim.purpose(), claim.subjectCategory());
        found.require(
                rules.consent(claim.purpose(), claim.subjectCategory()).isPresent(),
                ProblemType.UNKNOWN_GROUND,
                CheckingCodes.PURPOSE,
                "consent",
                "a purpose that may rest on consent for this category of persons");
        codes.categories(List.of(claim.purpose()), claim.subjectCategory(), claim.categories());
        CheckingCodes.each(
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
        var codes = new CheckingCodes(rules, found);
        if (codes.known(claim.purpose(), CheckingCodes.PURPOSE)) {
            found.require(rules.mayClaim(sender, "ConsentRefused", claim.purpose(), null));
            codes.concerns(claim.purpose(), claim.subjectCategory());
        }
        codes.known(claim.channel());
        CheckingContents.acted(found, claim.actedBy(), on);
        return found.refusal();
    }

    /// A withdrawal: whoever passes it on, for any purpose of the policy, given or not.
    public Optional<Refusal> withdrawing(ConsentWithdrawn claim) {
        var found = new Findings();
        var codes = new CheckingCodes(rules, found);
        found.require(rules.mayClaim(sender, "ConsentWithdrawn", null, null));
        codes.known(claim.purpose(), CheckingCodes.PURPOSE);
        codes.known(claim.channel());
        return found.refusal();
    }

    /// A ground: one that the policy has for each of its purposes, over data that each of them needs.
    public Optional<Refusal> establishing(GroundEstablished claim) {
        var found = new Findings();
        var codes = new CheckingCodes(rules, found);
        found.require(
                rules.knows(claim.ground()),
                ProblemType.UNKNOWN_GROUND,
                GROUND,
                CheckingCodes.IN_POLICY,
                "a ground of the policy");
        CheckingCodes.each(claim.purposes(), (path, purpose) -> codes.known(purpose, "/data/purposes" + path));
        codes.cited(claim.article());
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
            codes.concerns(purpose, claim.subjectCategory());
            found.require(
                    rules.fits(purpose, claim.subjectCategory(), claim.ground()),
                    ProblemType.UNKNOWN_GROUND,
                    GROUND,
                    "purpose",
                    "a ground that the policy has for the purpose and this category of persons");
        }
        CheckingContents.plausible(found, claim.endsOn(), "/data/endsOn", earliest(), latest());
        CheckingContents.plausible(found, claim.reviewOn(), "/data/reviewOn", earliest(), latest());
        codes.categories(claim.purposes(), claim.subjectCategory(), claim.categories());
        CheckingCodes.each(
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

    private LocalDate earliest() {
        return on.minusYears(CENTURY);
    }

    private LocalDate latest() {
        return on.plusYears(CENTURY);
    }
}
