package kz.tumar.consent.decision;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import kz.tumar.consent.decision.Refusal.Findings;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.claim.DataHeld;
import kz.tumar.contract.claim.DisclosureMade;
import kz.tumar.contract.claim.EmployeeFamiliarised;
import kz.tumar.contract.claim.PolicyAccepted;
import kz.tumar.contract.claim.PolicyNoticeShown;

/// Holds against the policy what systems report: what they hold and disclosed, what was shown and chosen, who signed
/// and
/// who died.
public final class CheckingReports {
    private static final String VERSION = "/data/policyVersion";
    private static final int CENTURY = 100;

    private final Rules rules;
    private final HolderCode sender;
    private final LocalDate on;
    private final Predicate<PolicyVersion> announced;

    /// @param on the day on which it is said to have happened
    /// @param announced whether a version of the policy was announced
    public CheckingReports(Rules rules, HolderCode sender, LocalDate on, Predicate<PolicyVersion> announced) {
        this.rules = rules;
        this.sender = sender;
        this.on = on;
        this.announced = announced;
    }

    /// Data held: categories that such persons may have and that the sender is registered to hold (clauses 2.2,
    /// 5.2).
    public Optional<Refusal> holding(DataHeld claim) {
        var found = new Findings();
        var codes = new CheckingCodes(rules, found);
        found.require(rules.mayClaim(sender, "DataHeld", null, null));
        CheckingContents.plausible(found, claim.since(), "/data/since", on.minusYears(CENTURY), on.plusDays(1));
        found.require(
                rules.knows(claim.subjectCategory()),
                ProblemType.UNKNOWN_CODE,
                "/data/subjectCategory",
                CheckingCodes.IN_POLICY,
                "a category of persons of the policy");
        CheckingCodes.each(claim.categories(), (path, category) -> {
            String at = "/data/categories" + path;
            if (codes.knownCategory(category, at)) {
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
        var codes = new CheckingCodes(rules, found);
        if (codes.known(claim.purpose(), CheckingCodes.PURPOSE)) {
            found.require(rules.mayClaim(sender, "DisclosureMade", claim.purpose(), null));
            codes.concerns(claim.purpose(), claim.subjectCategory());
        }
        CheckingCodes.each(
                claim.categories(), (path, category) -> codes.knownCategory(category, "/data/categories" + path));
        codes.cited(claim.article());
        var recipient = claim.recipient();
        found.require(
                recipient == null || rules.knows(recipient),
                ProblemType.UNKNOWN_CODE,
                "/data/recipient",
                CheckingCodes.IN_POLICY,
                "a recipient of the policy");
        var under = claim.under();
        found.require(
                under == null || rules.contract(under).isPresent(),
                ProblemType.UNKNOWN_CODE,
                "/data/under",
                CheckingCodes.IN_POLICY,
                "a contract of the policy's register");
        return found.refusal();
    }

    /// A notice shown (clause 2.3): from who may say so, through a channel of the policy.
    public Optional<Refusal> showing(PolicyNoticeShown claim) {
        var found = new Findings();
        var codes = new CheckingCodes(rules, found);
        found.require(rules.mayClaim(sender, "PolicyNoticeShown", null, null));
        CheckingContents.announced(found, claim.policyVersion(), VERSION, announced);
        codes.known(claim.channel());
        return found.refusal();
    }

    /// A choice about cookies (clause 6.4): among the categories of cookies that the policy lets a visitor choose.
    public Optional<Refusal> accepting(PolicyAccepted claim) {
        var found = new Findings();
        var codes = new CheckingCodes(rules, found);
        found.require(rules.mayClaim(sender, "PolicyAccepted", null, null));
        CheckingContents.announced(found, claim.policyVersion(), VERSION, announced);
        codes.known(claim.channel());
        CheckingCodes.each(
                claim.cookies(),
                (path, category) -> found.require(
                        rules.chosen(category),
                        ProblemType.UNKNOWN_CATEGORY,
                        "/data/cookies" + path,
                        CheckingCodes.IN_POLICY,
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
}
