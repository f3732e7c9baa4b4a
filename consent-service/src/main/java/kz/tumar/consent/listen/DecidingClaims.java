package kz.tumar.consent.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.tumar.consent.decision.CheckingClaims;
import kz.tumar.consent.decision.Refusal;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.ledger.LinkedSets;
import kz.tumar.consent.ledger.Subjects;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.DisclosureId;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
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

/// Makes facts of the claims that hold. What follows depends on the claim, the policy of its receipt and the links
/// known; never on
/// what else was claimed, so that claims may come in any order.
@ApplicationScoped
class DecidingClaims {
    private final PolicyInForce policy;
    private final Subjects subjects;
    private final LinkedSets linkedSets;

    @Inject
    DecidingClaims(PolicyInForce policy, Subjects subjects, LinkedSets linkedSets) {
        this.policy = policy;
        this.subjects = subjects;
        this.linkedSets = linkedSets;
    }

    Decision decide(Connection transaction, Incoming<? extends Claim> incoming) throws SQLException {
        Event<? extends Claim> event = incoming.event();
        SubjectRef subject = event.subject();
        if (subject == null || subjects.issued(transaction, List.of(subject)).isEmpty()) {
            return Decision.Refused.because(ProblemType.UNKNOWN_SUBJECT);
        }
        Rules rules = policy.at(incoming.receipt());
        var sender = new HolderCode(event.source().name());
        var checking = new CheckingClaims(rules, sender);
        return switch (event.data()) {
            case ConsentGiven claim -> decide(rules, event, checking.giving(claim), given(event, sender, claim));
            case ConsentRefused claim ->
                no(transaction, rules, event, checking.refusing(claim), refused(sender, claim));
            case ConsentWithdrawn claim ->
                no(transaction, rules, event, checking.withdrawing(claim), withdrawn(event, sender, claim));
            case GroundEstablished claim ->
                decide(rules, event, checking.establishing(claim), established(sender, claim));
            case GroundEnded claim -> decide(rules, event, checking.ending(), ended(sender, claim));
            case DataHeld claim -> decide(rules, event, checking.holding(claim), held(sender, claim));
            case DisclosureMade claim ->
                decide(rules, event, checking.disclosing(claim), disclosed(event, sender, claim));
            case PolicyNoticeShown claim -> decide(rules, event, checking.showing(claim), shown(sender, claim));
            case PolicyAccepted claim -> decide(rules, event, checking.accepting(claim), accepted(sender, claim));
            case EmployeeFamiliarised claim ->
                decide(rules, event, checking.familiarising(), familiarised(sender, claim));
            case SubjectDeceased claim ->
                no(
                        transaction,
                        rules,
                        event,
                        checking.dying(),
                        new kz.tumar.contract.fact.SubjectDeceased(sender, claim.evidence()));
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

    private static Decision decide(
            Rules rules, Event<? extends Claim> event, Optional<Refusal> refusal, ConsentFact fact) {
        return refusal.map(DecidingClaims::refused)
                .orElseGet(() -> new Decision.Accepted(
                        rules.version(), List.of(new Draft.OfFact(event.subject(), event.time(), fact))));
    }

    private static Decision refused(Refusal refusal) {
        return new Decision.Refused(refusal.problem(), refusal.violations());
    }

    /// A no binds the person under every reference that was linked then or since, and is stated for each.
    private Decision no(
            Connection transaction,
            Rules rules,
            Event<? extends Claim> event,
            Optional<Refusal> refusal,
            ConsentFact fact)
            throws SQLException {
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        SubjectRef saidBy = Objects.requireNonNull(event.subject());
        var drafts = new ArrayList<Draft>();
        drafts.add(new Draft.OfFact(saidBy, event.time(), fact));
        var moment = event.time().toInstant().truncatedTo(ChronoUnit.MICROS);
        for (SubjectRef bound : linkedSets.boundSince(transaction, saidBy, moment)) {
            if (!bound.equals(saidBy)) {
                drafts.add(new Draft.OfFact(bound, event.time(), fact));
            }
        }
        return new Decision.Accepted(rules.version(), drafts);
    }

    private static ConsentFact withdrawn(Event<? extends Claim> event, HolderCode sender, ConsentWithdrawn claim) {
        return new kz.tumar.contract.fact.ConsentWithdrawn(
                sender, claim.purpose(), claim.channel(), claim.actedBy(), Objects.requireNonNull(event.subject()));
    }

    private static ConsentFact given(Event<? extends Claim> event, HolderCode sender, ConsentGiven claim) {
        return new kz.tumar.contract.fact.ConsentGiven(
                new ConsentId(
                        DerivedId.from("tumar/consent-id/v1", event.asCause().toString())),
                sender,
                claim.purpose(),
                claim.categories(),
                claim.subjectCategory(),
                claim.channel(),
                claim.actedBy(),
                claim.textHash(),
                claim.thirdPartyTransfer(),
                claim.crossBorderTransfer(),
                claim.distribution(),
                claim.until(),
                claim.evidence());
    }

    private static ConsentFact refused(HolderCode sender, ConsentRefused claim) {
        return new kz.tumar.contract.fact.ConsentRefused(
                sender, claim.purpose(), claim.subjectCategory(), claim.channel(), claim.actedBy(), claim.textHash());
    }

    private static ConsentFact established(HolderCode sender, GroundEstablished claim) {
        return new kz.tumar.contract.fact.GroundEstablished(
                claim.groundId(),
                sender,
                claim.ground(),
                claim.article(),
                claim.contract(),
                claim.purposes(),
                claim.categories(),
                claim.subjectCategory(),
                claim.endsOn(),
                claim.reviewOn());
    }

    private static ConsentFact ended(HolderCode sender, GroundEnded claim) {
        return new kz.tumar.contract.fact.GroundEnded(claim.groundId(), sender, claim.endedOn());
    }

    private static ConsentFact held(HolderCode sender, DataHeld claim) {
        return new kz.tumar.contract.fact.DataHeld(
                sender,
                claim.categories(),
                claim.subjectCategory(),
                claim.provenance(),
                claim.automated(),
                claim.since());
    }

    private static ConsentFact disclosed(Event<? extends Claim> event, HolderCode sender, DisclosureMade claim) {
        var named = claim.disclosureId();
        return new kz.tumar.contract.fact.DisclosureMade(
                named == null
                        ? new DisclosureId(DerivedId.from(
                                "tumar/disclosure-id/v1", event.asCause().toString()))
                        : named,
                sender,
                claim.kind(),
                claim.recipient(),
                claim.purpose(),
                claim.categories(),
                claim.subjectCategory(),
                claim.country(),
                claim.article(),
                claim.letter(),
                claim.contract(),
                null);
    }

    private static ConsentFact shown(HolderCode sender, PolicyNoticeShown claim) {
        return new kz.tumar.contract.fact.PolicyNoticeShown(
                sender, claim.policyVersion(), claim.textHash(), claim.channel(), claim.language());
    }

    private static ConsentFact accepted(HolderCode sender, PolicyAccepted claim) {
        return new kz.tumar.contract.fact.PolicyAccepted(
                sender,
                claim.policyVersion(),
                claim.textHash(),
                claim.channel(),
                claim.cookies(),
                claim.globalPrivacyControl());
    }

    private static ConsentFact familiarised(HolderCode sender, EmployeeFamiliarised claim) {
        return new kz.tumar.contract.fact.EmployeeFamiliarised(
                sender, claim.policyVersion(), claim.textHash(), claim.signature());
    }
}
