package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Source;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.policy.ReasonKind;
import kz.tumar.request.deadline.Dates;
import kz.tumar.request.deadline.Deadlines;
import org.jspecify.annotations.Nullable;

/// A request becomes a case; one about wrong or unlawful data blocks in the same breath (clauses 8.1 to
/// 8.3).
public final class FilingRequest {
    /// The reasons of clause 2.7.1 that say that the data should not be there at all.
    private static final Set<ReasonCode> AS_UNLAWFUL =
            Set.of(new ReasonCode("inaccuracy.illegally-obtained"), new ReasonCode("inaccuracy.unnecessary"));

    private FilingRequest() {}

    /// @param cause the claim or call; the ids of case and block follow from it
    /// @param system who passed it on
    /// @param receipt when the claim or call arrived
    /// @param unsealed sealed references of the claim that are not content of this person kept here
    public record Filing(
            Cause cause,
            HolderCode system,
            kz.tumar.contract.claim.SubjectRequestFiled claim,
            Instant receipt,
            Set<SealedRef> unsealed) {
        public Filing {
            unsealed = Set.copyOf(unsealed);
        }
    }

    /// The case that a cause opens.
    public static CaseId caseOf(Cause cause) {
        return new CaseId(DerivedId.from("tumar/case-id/v1", cause.toString()));
    }

    /// The block that a case begins with.
    public static BlockId blockOf(CaseId caseId) {
        return new BlockId(DerivedId.from("tumar/block-id/v1", caseId.toString()));
    }

    /// Decides one filing. A request is never refused for what it lacks: that is asked for while the
    /// clock runs.
    public static Verdict decide(Filing filing, Rules rules) {
        var claim = filing.claim();
        Violations wrong = violations(claim, rules);
        if (wrong.problem() instanceof ProblemType problem) {
            return new Verdict.Rejected(problem, wrong.found());
        }
        if (!Plausible.past(claim.receivedAt(), rules.calendar().zone())) {
            return Plausible.refused("/data/receivedAt");
        }
        if (!Plausible.date(claim.actedBy().authorityEnds(), filing.receipt())) {
            return Plausible.refused("/data/actedBy/authorityEnds");
        }
        if (claim.receivedAt() instanceof Instant registered && registered.isAfter(filing.receipt())) {
            return implausible("not after the receipt of the claim");
        }
        Instant received = claim.receivedAt() == null ? filing.receipt() : claim.receivedAt();
        return switch (Deadlines.onFiling(claim.kind(), received, rules)) {
            case Deadlines.Uncounted() -> implausible("a day that the calendar knows");
            case Dates dates -> new Verdict.Stated(facts(caseOf(filing.cause()), filing, received, dates, null, rules));
        };
    }

    private static List<RequestFact> facts(
            CaseId caseId, Filing filing, Instant received, Dates dates, @Nullable CaseId continues, Rules rules) {
        var claim = filing.claim();
        var facts = new ArrayList<RequestFact>();
        facts.add(new SubjectRequestFiled(
                caseId,
                filing.system(),
                claim.kind(),
                claim.channel(),
                claim.actedBy(),
                received,
                dates.dayZero(),
                dates.policyDue(),
                dates.statutoryDue(),
                dates.calendarVersion(),
                missing(filing, dates.dayZero()),
                claim.categories(),
                claim.reason(),
                claim.identityDocument(),
                claim.participation(),
                claim.signature(),
                claim.requestedForm(),
                claim.content(),
                purposes(claim, rules),
                claim.lateReason(),
                dates.saysProvisional(),
                claim.unmatched(),
                continues));
        if (blocks(claim.kind())) {
            facts.add(new ProcessingBlocked(
                    blockOf(caseId), caseId, claim.kind(), blockedCategories(claim), dates.reviewOn()));
        }
        return facts;
    }

    /// Clause 8.2 blocks all of the person's data, whatever the person named; clause 8.3 the data
    /// complained of. A demand of clause 2.7.1 goes by its reason: what is said to be incomplete,
    /// outdated or inaccurate is clause 8.2, what is said to be unlawfully obtained or unnecessary is
    /// clause 8.3.
    private static List<CategoryCode> blockedCategories(kz.tumar.contract.claim.SubjectRequestFiled claim) {
        List<CategoryCode> named = claim.categories();
        boolean asUnlawful = switch (claim.kind()) {
            case UNLAWFUL_PROCESSING -> true;
            case BLOCKING, DESTRUCTION -> claim.reason() != null && AS_UNLAWFUL.contains(claim.reason());
            case ACCESS, RECTIFICATION, WITHDRAWAL, OBJECTION -> false;
        };
        return asUnlawful && named != null ? named : List.of();
    }

    /// What a withdrawal takes back: the purposes named, or every one that rests on consent.
    private static @Nullable List<PurposeCode> purposes(
            kz.tumar.contract.claim.SubjectRequestFiled claim, Rules rules) {
        return claim.kind() != RequestKind.WITHDRAWAL
                ? null
                : Objects.requireNonNullElseGet(claim.purposes(), rules::consentPurposes);
    }

    /// Whether somebody who answers for the day of receipt owes a reason for telling of it so late
    /// (law.md part F, 4).
    public static boolean owesReason(kz.tumar.contract.claim.SubjectRequestFiled claim, Instant now, Rules rules) {
        if (claim.receivedAt() == null || claim.lateReason() != null) {
            return false;
        }
        var zone = rules.calendar().zone();
        var gap = rules.calendar()
                .workingDaysBetween(LocalDate.ofInstant(claim.receivedAt(), zone), LocalDate.ofInstant(now, zone));
        return gap.isPresent()
                && gap.getAsInt()
                        > rules.policy().document().limits().receiptGap().days();
    }

    /// The same request as a case of the right person, from the same receipt on. What was sealed is the
    /// other person's and stays behind: it is sealed anew.
    static List<RequestFact> continued(RequestCase state, CaseId caseId, Instant now, Rules rules) {
        var filed = state.filed();
        var claim = new kz.tumar.contract.claim.SubjectRequestFiled(
                filed.kind(),
                filed.channel(),
                new ActedBy(
                        filed.actedBy().representation(),
                        null,
                        filed.actedBy().authorityEnds(),
                        filed.actedBy().representative()),
                filed.receivedAt(),
                filed.categories(),
                filed.reason(),
                null,
                null,
                null,
                filed.requestedForm(),
                null,
                filed.purposes(),
                filed.lateReason(),
                null);
        var filing = new Filing(
                new Cause(new Source("/tumar/request"), new EventId(caseId.value())),
                filed.system(),
                claim,
                now,
                Set.of());
        return Deadlines.onFiling(filed.kind(), filed.receivedAt(), rules) instanceof Dates dates
                ? facts(caseId, filing, filed.receivedAt(), dates, state.id(), rules)
                : List.of();
    }

    /// Which requests block from the moment of their receipt: those that say something is wrong with
    /// the data.
    static boolean blocks(RequestKind kind) {
        return switch (kind) {
            case RECTIFICATION, UNLAWFUL_PROCESSING, BLOCKING, DESTRUCTION -> true;
            case ACCESS, WITHDRAWAL, OBJECTION -> false;
        };
    }

    /// What clause 8.1 wants, of a request for access only.
    private static List<MissingItem> missing(Filing filing, LocalDate dayZero) {
        var claim = filing.claim();
        if (claim.kind() != RequestKind.ACCESS) {
            return List.of();
        }
        var missing = new ArrayList<MissingItem>();
        if (lacks(filing, claim.identityDocument())) {
            missing.add(MissingItem.IDENTITY_DOCUMENT);
        }
        if (lacks(filing, claim.participation())) {
            missing.add(MissingItem.PARTICIPATION);
        }
        if (lacks(filing, claim.signature())) {
            missing.add(MissingItem.SIGNATURE);
        }
        if (claim.actedBy().representation() == Representation.REPRESENTATIVE
                && (lacks(filing, claim.actedBy().authority())
                        || (claim.actedBy().authorityEnds() instanceof LocalDate last && last.isBefore(dayZero)))) {
            missing.add(MissingItem.AUTHORITY);
        }
        return missing;
    }

    private static boolean lacks(Filing filing, @Nullable SealedContent content) {
        return content == null || filing.unsealed().contains(content.sealedRef());
    }

    private static Verdict implausible(String expected) {
        return Verdict.Rejected.at(ProblemType.RECEIPT_IMPLAUSIBLE, "/data/receivedAt", "receipt", expected);
    }

    private static Violations violations(kz.tumar.contract.claim.SubjectRequestFiled claim, Rules rules) {
        var found = new ArrayList<Violation>();
        ProblemType problem = null;
        List<CategoryCode> categories = claim.categories() == null ? List.of() : claim.categories();
        for (int i = 0; i < categories.size(); i++) {
            if (!rules.knows(categories.get(i))) {
                found.add(new Violation("/data/categories/" + i, "code", "a category of data of the policy"));
                problem = ProblemType.UNKNOWN_CATEGORY;
            }
        }
        if (claim.reason() != null && !rules.gives(ReasonKind.INACCURACY, claim.reason())) {
            found.add(new Violation("/data/reason", "code", "a reason of clause 2.7.1 in the policy"));
            problem = problem == null ? ProblemType.UNKNOWN_CODE : problem;
        }
        boolean demand = claim.kind() == RequestKind.BLOCKING || claim.kind() == RequestKind.DESTRUCTION;
        if (demand && claim.reason() == null) {
            found.add(new Violation("/data/reason", "required", "one of the five reasons of clause 2.7.1"));
            problem = problem == null ? ProblemType.UNKNOWN_CODE : problem;
        }
        if (claim.lateReason() != null && !rules.gives(ReasonKind.LATE_RECORDING, claim.lateReason())) {
            found.add(new Violation("/data/lateReason", "code", "a reason of the policy for a late record"));
            problem = problem == null ? ProblemType.UNKNOWN_CODE : problem;
        }
        List<PurposeCode> purposes = claim.purposes() == null ? List.of() : claim.purposes();
        for (int i = 0; i < purposes.size(); i++) {
            if (claim.kind() != RequestKind.WITHDRAWAL || !rules.restsOnConsent(purposes.get(i))) {
                found.add(new Violation(
                        "/data/purposes/" + i, "code", "of a withdrawal alone: a purpose that rests on consent"));
                problem = problem == null ? ProblemType.UNKNOWN_PURPOSE : problem;
            }
        }
        if (!rules.knows(claim.channel())) {
            found.add(new Violation("/data/channel", "code", "a channel of the policy"));
            problem = problem == null ? ProblemType.UNKNOWN_CODE : problem;
        }
        return new Violations(problem, found);
    }

    private record Violations(@Nullable ProblemType problem, List<Violation> found) {}
}
