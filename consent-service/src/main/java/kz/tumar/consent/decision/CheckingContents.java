package kz.tumar.consent.decision;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import kz.tumar.consent.decision.Refusal.Findings;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentKind;
import kz.tumar.contract.ConsentPresentation;
import kz.tumar.contract.DistributionCondition;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.Representation;
import kz.tumar.contract.claim.ConsentGiven;
import kz.tumar.policy.DataCategory;
import org.jspecify.annotations.Nullable;

/// Holds what a consent says against what its kind must say (art. 8(4) of Law 94-V; clauses 1.1.2, 5.3, 7.6). Whatever
/// is missing is found at once, so that nobody has to ask twice.
final class CheckingContents {
    private static final int LONGEST_YEARS = 100;

    private final Rules rules;
    private final Findings found;
    private final ConsentGiven claim;
    private final ConsentKind kind;

    CheckingContents(Rules rules, Findings found, ConsentGiven claim) {
        this.rules = rules;
        this.found = found;
        this.claim = claim;
        ConsentKind named = claim.kind();
        kind = named == null ? rules.kindOf(claim.purpose()).orElse(ConsentKind.GENERAL) : named;
    }

    void check(LocalDate on, Predicate<PolicyVersion> announced) {
        kind();
        standsAlone();
        actions();
        new CheckingTransfers(rules, found, claim, kind).check();
        distribution();
        acted(found, claim.actedBy(), on);
        term(on);
        shown(announced);
    }

    /// A consent of a kind that stands alone can't come as another, nor another as it.
    private void kind() {
        ConsentKind needed = rules.kindOf(claim.purpose()).orElse(ConsentKind.GENERAL);
        boolean further = kind == ConsentKind.THIRD_PARTY || kind == ConsentKind.CROSS_BORDER;
        boolean ordinary = needed == ConsentKind.GENERAL || needed == ConsentKind.MARKETING;
        found.require(
                kind == needed || (further && ordinary),
                ProblemType.CONSENT_STANDS_ALONE,
                "/data/kind",
                "kind",
                "the kind that the policy gives the purpose");
    }

    private boolean ofItsOwn() {
        return kind == ConsentKind.DISTRIBUTION || kind == ConsentKind.BIOMETRIC;
    }

    private void standsAlone() {
        ConsentPresentation presentation = claim.presentation();
        found.require(
                presentation != ConsentPresentation.PRESELECTED,
                ProblemType.CONSENT_STANDS_ALONE,
                "/data/presentation",
                "preselected",
                "a choice that the person makes");
        if (!ofItsOwn()) {
            return;
        }
        found.require(
                presentation != ConsentPresentation.COMBINED,
                ProblemType.CONSENT_STANDS_ALONE,
                "/data/presentation",
                "separate",
                "SEPARATE: this consent is drawn up by itself");
        missing(presentation == null, "/data/presentation", "how it was put before the person");
        missing(claim.evidence() == null, "/data/evidence", "the sealed signature of this consent");
        alone(!claim.thirdPartyTransfer(), "/data/thirdPartyTransfer");
        alone(!claim.crossBorderTransfer(), "/data/crossBorderTransfer");
    }

    private void alone(boolean holds, String path) {
        found.require(holds, ProblemType.CONSENT_STANDS_ALONE, path, "separate", "false: that is a consent of its own");
    }

    private void actions() {
        List<ProcessingAction> actions = claim.actions();
        missing(
                (claim.kind() != null || ofItsOwn()) && (actions == null || actions.isEmpty()),
                "/data/actions",
                "the actions it covers (clause 1.1.2)");
        if (actions == null) {
            return;
        }
        for (int i = 0; i < actions.size(); i++) {
            found.require(
                    rules.includes(claim.purpose(), actions.get(i)),
                    ProblemType.UNKNOWN_CODE,
                    "/data/actions/" + i,
                    "purpose",
                    "an action that the purpose includes");
        }
    }

    private void distribution() {
        boolean biometric = claim.categories().stream()
                .anyMatch(category ->
                        rules.data(category).filter(DataCategory::biometric).isPresent());
        found.require(
                !biometric || kind == ConsentKind.BIOMETRIC,
                ProblemType.CONSENT_STANDS_ALONE,
                "/data/categories",
                "biometric",
                "biometric categories only in a consent of their own");
        missing(kind == ConsentKind.BIOMETRIC && !biometric, "/data/categories", "a biometric category");
        found.require(
                !claim.distribution() || kind == ConsentKind.DISTRIBUTION,
                ProblemType.CONSENT_STANDS_ALONE,
                "/data/distribution",
                "separate-document",
                "false, or a purpose with a document of its own");
        if (kind != ConsentKind.DISTRIBUTION) {
            found.require(
                    claim.conditions() == null || claim.conditions().isEmpty(),
                    ProblemType.CONSENT_STANDS_ALONE,
                    "/data/conditions",
                    "separate-document",
                    "none without distribution");
            return;
        }
        missing(!claim.distribution(), "/data/distribution", "true, in a consent to distribution");
        Set<CategoryCode> conditioned = conditioned();
        missing(
                !conditioned.containsAll(claim.categories()),
                "/data/conditions",
                "a condition for each category (clause 7.6)");
        found.require(
                Set.copyOf(claim.categories()).containsAll(conditioned),
                ProblemType.CATEGORY_OUTSIDE_PURPOSE,
                "/data/conditions",
                "categories",
                "conditions for the categories consented to alone");
    }

    private Set<CategoryCode> conditioned() {
        var categories = new HashSet<CategoryCode>();
        List<DistributionCondition> conditions = claim.conditions();
        if (conditions != null) {
            conditions.forEach(condition -> categories.add(condition.category()));
        }
        return categories;
    }

    /// A representative has authority, in writing and until a day; oneself needs none (law.md part F, 8).
    static void acted(Findings found, ActedBy actedBy, LocalDate on) {
        LocalDate ends = actedBy.authorityEnds();
        if (actedBy.representation() == Representation.SELF) {
            found.require(
                    actedBy.authority() == null && ends == null,
                    ProblemType.CONSENT_INCOMPLETE,
                    "/data/actedBy",
                    "self",
                    "no authority for oneself, or REPRESENTATIVE");
            return;
        }
        missing(found, actedBy.authority() == null, "/data/actedBy/authority", "the sealed document of authority");
        missing(found, ends == null, "/data/actedBy/authorityEnds", "the last day of the authority");
        found.require(
                ends == null || !ends.isBefore(on),
                ProblemType.CONSENT_INCOMPLETE,
                "/data/actedBy/authorityEnds",
                "minimum",
                "an authority that had not ended");
    }

    private void term(LocalDate on) {
        plausible(found, claim.until(), "/data/until", on, on.plusYears(LONGEST_YEARS));
        plausible(
                found,
                claim.actedBy().authorityEnds(),
                "/data/actedBy/authorityEnds",
                on.minusYears(LONGEST_YEARS),
                on.plusYears(LONGEST_YEARS));
    }

    /// A day that can be: not before one day, nor after another.
    static void plausible(Findings found, @Nullable LocalDate day, String path, LocalDate earliest, LocalDate latest) {
        found.require(
                day == null || (!day.isBefore(earliest) && !day.isAfter(latest)),
                ProblemType.TIME_IMPLAUSIBLE,
                path,
                "range",
                "a day that can be");
    }

    private void shown(Predicate<PolicyVersion> announced) {
        PolicyVersion version = claim.textVersion();
        missing(
                version == null && (claim.kind() != null || ofItsOwn()),
                "/data/textVersion",
                "the version of the policy whose text was shown");
        missing(
                claim.language() == null && (claim.kind() != null || ofItsOwn()),
                "/data/language",
                "the language of the text shown");
        announced(found, version, "/data/textVersion", announced);
    }

    /// A version that was announced: any other could carry anything into the log.
    static void announced(
            Findings found, @Nullable PolicyVersion version, String path, Predicate<PolicyVersion> announced) {
        found.require(
                version == null || announced.test(version),
                ProblemType.UNKNOWN_CODE,
                path,
                "policy",
                "a version of the policy that was announced");
    }

    private void missing(boolean lacking, String path, String expected) {
        missing(found, lacking, path, expected);
    }

    static void missing(Findings found, boolean lacking, String path, String expected) {
        found.require(!lacking, ProblemType.CONSENT_INCOMPLETE, path, "required", expected);
    }
}
