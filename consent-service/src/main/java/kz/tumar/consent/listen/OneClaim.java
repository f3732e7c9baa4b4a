package kz.tumar.consent.listen;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import kz.tumar.consent.decision.CheckingClaims;
import kz.tumar.consent.decision.CheckingReports;
import kz.tumar.consent.decision.Limiting;
import kz.tumar.consent.decision.Refusal;
import kz.tumar.consent.decision.Rules;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.ConsentOrigin;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.ClaimRetracted;
import kz.tumar.contract.claim.CommandAccepted;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.claim.CommandFailed;
import kz.tumar.contract.claim.CommandRefused;
import kz.tumar.contract.claim.CommandStopped;
import kz.tumar.contract.claim.CommandTooLate;
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
import kz.tumar.contract.claim.PurposeAchieved;
import kz.tumar.contract.claim.SubjectDeceased;
import kz.tumar.contract.claim.SubjectRequestFiled;
import kz.tumar.contract.fact.ConsentFact;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Incoming;
import kz.tumar.runtime.policy.PolicyVersions;
import org.jspecify.annotations.Nullable;

/// One claim, in its transaction: checked, and made into the facts that follow.
final class OneClaim {
    private final DecidingClaims with;
    private final Connection transaction;
    private final Incoming<? extends Claim> incoming;
    private final SubjectRef subject;
    private final Rules rules;
    private final OffsetDateTime time;
    private final CheckingClaims checking;
    private final CheckingReports reports;
    private final ClaimedFacts facts;

    OneClaim(
            DecidingClaims with,
            Connection transaction,
            Incoming<? extends Claim> incoming,
            SubjectRef subject,
            Rules rules,
            HolderCode sender,
            @Nullable ConsentOrigin origin) {
        this.with = with;
        this.transaction = transaction;
        this.incoming = incoming;
        this.subject = subject;
        this.rules = rules;
        time = happened(incoming);
        var on = PolicyVersions.dayOf(time.toInstant());
        checking = new CheckingClaims(rules, sender, on, with.policy::announced);
        reports = new CheckingReports(rules, sender, on, with.policy::announced);
        facts = new ClaimedFacts(incoming.event(), sender, origin);
    }

    /// Nothing happened after it was received: a sender's fast clock must not outlive a withdrawal.
    private static OffsetDateTime happened(Incoming<? extends Claim> incoming) {
        OffsetDateTime claimed = incoming.event().time();
        Instant receipt = incoming.receipt().truncatedTo(ChronoUnit.MICROS);
        return claimed.toInstant().isAfter(receipt) ? receipt.atOffset(ZoneOffset.UTC) : claimed;
    }

    Decision decide() throws SQLException {
        return switch (incoming.event().data()) {
            case ConsentGiven claim -> giving(claim);
            case ConsentRefused claim ->
                no(also(checking.refusing(claim), authority(claim.actedBy())), facts.refused(claim));
            case ConsentWithdrawn claim -> withdrawing(claim);
            case GroundEstablished claim -> one(checking.establishing(claim), facts.established(claim));
            case GroundEnded claim -> one(checking.ending(claim), facts.ended(claim));
            case DataHeld claim -> one(reports.holding(claim), facts.held(claim));
            case DisclosureMade claim -> disclosing(claim);
            case PolicyNoticeShown claim -> one(reports.showing(claim), facts.shown(claim));
            case PolicyAccepted claim -> one(reports.accepting(claim), facts.accepted(claim));
            case EmployeeFamiliarised claim ->
                one(
                        also(
                                reports.familiarising(claim),
                                with.evidence.refusal(transaction, subject, "/data/signature", claim.signature())),
                        facts.familiarised(claim));
            case SubjectDeceased claim ->
                no(
                        also(
                                reports.dying(),
                                with.evidence.refusal(transaction, subject, "/data/evidence", claim.evidence())),
                        facts.died(claim));
            case PurposeAchieved _,
                    ClaimRetracted _,
                    SubjectRequestFiled _,
                    CommandAccepted _,
                    CommandDone _,
                    CommandStopped _,
                    CommandTooLate _,
                    CommandFailed _,
                    CommandRefused _ -> throw new IllegalArgumentException("this claim belongs to another service");
        };
    }

    private Decision giving(ConsentGiven claim) throws SQLException {
        Optional<Refusal> refusal = also(
                checking.giving(claim),
                also(
                        with.evidence.refusal(transaction, subject, "/data/evidence", claim.evidence()),
                        authority(claim.actedBy())));
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        var drafts = new ArrayList<Draft>();
        drafts.add(draft(subject, facts.given(claim)));
        with.policy
                .superseding(rules, claim.purpose(), claim.textVersion(), time.toInstant())
                .forEach(by -> drafts.add(new Draft.OfFact(
                        subject, later(time, Rules.since(by)), facts.superseded(claim, by.version()))));
        return new Decision.Accepted(rules.version(), drafts);
    }

    private Optional<Refusal> authority(ActedBy actedBy) throws SQLException {
        return with.evidence.refusal(transaction, subject, "/data/actedBy/authority", actedBy.authority());
    }

    private static OffsetDateTime later(OffsetDateTime one, Instant other) {
        return one.toInstant().isBefore(other) ? other.atOffset(ZoneOffset.UTC) : one;
    }

    /// A withdrawal takes effect whatever limits it; the limits say what stays and why (art. 8(2) of Law 94-V).
    private Decision withdrawing(ConsentWithdrawn claim) throws SQLException {
        return withdrawn(claim, checking.withdrawing(claim));
    }

    Decision withdrawn(ConsentWithdrawn claim, Optional<Refusal> refusal) throws SQLException {
        Decision decision = no(refusal, facts.withdrawn(claim));
        if (!(decision instanceof Decision.Accepted accepted)) {
            return decision;
        }
        var drafts = new ArrayList<>(accepted.drafts());
        var person = with.statements.about(transaction, bound());
        var day = PolicyVersions.dayOf(time.toInstant());
        for (Limiting.Limit limit : Limiting.limits(rules, person, claim.purpose(), day)) {
            drafts.add(draft(subject, facts.limited(claim, limit)));
        }
        drafts.addAll(
                with.recipients.toTell(transaction, incoming, rules, person, bound(), claim.purpose(), List.of()));
        return new Decision.Accepted(accepted.under(), drafts);
    }

    private Decision disclosing(DisclosureMade claim) throws SQLException {
        boolean toThirdParty = claim.kind() == DisclosureKind.PROVISION || claim.kind() == DisclosureKind.CROSS_BORDER;
        var due = toThirdParty
                ? with.policy.noticeDue(rules, time.toInstant(), incoming.receipt())
                : Optional.<java.time.LocalDate>empty();
        Decision decision = one(reports.disclosing(claim), facts.disclosed(claim, due));
        if (!(decision instanceof Decision.Accepted accepted)) {
            return decision;
        }
        var drafts = new ArrayList<>(accepted.drafts());
        drafts.addAll(with.recipients.afterWithdrawal(transaction, incoming, rules, subject, claim, time.toInstant()));
        return new Decision.Accepted(accepted.under(), drafts);
    }

    private Decision one(Optional<Refusal> refusal, ConsentFact fact) {
        return refusal.map(OneClaim::refused)
                .orElseGet(() -> new Decision.Accepted(rules.version(), List.of(draft(subject, fact))));
    }

    /// What is said so binds the person under every reference that was linked then or since, and is stated for
    /// each.
    private Decision no(Optional<Refusal> refusal, ConsentFact fact) throws SQLException {
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        var drafts = new ArrayList<Draft>();
        drafts.add(draft(subject, fact));
        for (SubjectRef other : bound()) {
            if (!other.equals(subject)) {
                drafts.add(draft(other, fact));
            }
        }
        return new Decision.Accepted(rules.version(), drafts);
    }

    private SortedSet<SubjectRef> bound() throws SQLException {
        return with.linkedSets.boundSince(transaction, subject, time.toInstant().truncatedTo(ChronoUnit.MICROS));
    }

    private Draft draft(SubjectRef about, ConsentFact fact) {
        return new Draft.OfFact(about, time, fact);
    }

    private static Decision refused(Refusal refusal) {
        return new Decision.Refused(refusal.problem(), refusal.violations());
    }

    private static Optional<Refusal> also(Optional<Refusal> one, Optional<Refusal> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(one.get().and(other.get())) : one.or(() -> other);
    }
}
