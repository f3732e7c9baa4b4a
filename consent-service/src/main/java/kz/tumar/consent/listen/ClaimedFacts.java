package kz.tumar.consent.listen;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import kz.tumar.consent.decision.Limiting;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.ConsentOrigin;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.DisclosureId;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.Claim;
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
import kz.tumar.contract.claim.SubjectDeceased;
import kz.tumar.contract.fact.ConsentFact;
import kz.tumar.contract.fact.ConsentSuperseded;
import kz.tumar.contract.fact.WithdrawalLimited;
import org.jspecify.annotations.Nullable;

/// The facts that a claim becomes when it holds: what it said, and who said it.
final class ClaimedFacts {
    private final Event<? extends Claim> event;
    private final HolderCode sender;
    private final @Nullable ConsentOrigin origin;

    ClaimedFacts(Event<? extends Claim> event, HolderCode sender, @Nullable ConsentOrigin origin) {
        this.event = event;
        this.sender = sender;
        this.origin = origin;
    }

    private SubjectRef saidBy() {
        return Objects.requireNonNull(event.subject());
    }

    ConsentId consentId() {
        return new ConsentId(
                DerivedId.from("tumar/consent-id/v1", event.asCause().toString()));
    }

    ConsentFact given(ConsentGiven claim) {
        return new kz.tumar.contract.fact.ConsentGiven(
                consentId(),
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
                claim.evidence(),
                claim.kind(),
                claim.actions(),
                claim.recipients(),
                claim.countries(),
                claim.conditions(),
                claim.presentation(),
                claim.textVersion(),
                claim.language(),
                origin);
    }

    /// That a version announced since the consent was given no longer lets it stand.
    ConsentFact superseded(ConsentGiven claim, PolicyVersion by) {
        return new ConsentSuperseded(consentId(), claim.purpose(), by, true);
    }

    ConsentFact refused(ConsentRefused claim) {
        return new kz.tumar.contract.fact.ConsentRefused(
                sender, claim.purpose(), claim.subjectCategory(), claim.channel(), claim.actedBy(), claim.textHash());
    }

    ConsentFact withdrawn(ConsentWithdrawn claim) {
        return new kz.tumar.contract.fact.ConsentWithdrawn(
                sender, claim.purpose(), claim.channel(), claim.actedBy(), saidBy());
    }

    ConsentFact limited(ConsentWithdrawn claim, Limiting.Limit limit) {
        return new WithdrawalLimited(
                sender,
                claim.purpose(),
                limit.categories().stream().sorted().toList(),
                limit.reason(),
                limit.article(),
                limit.ground(),
                limit.groundId(),
                limit.until(),
                saidBy());
    }

    ConsentFact established(GroundEstablished claim) {
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

    ConsentFact ended(GroundEnded claim) {
        return new kz.tumar.contract.fact.GroundEnded(claim.groundId(), sender, claim.endedOn());
    }

    ConsentFact held(DataHeld claim) {
        return new kz.tumar.contract.fact.DataHeld(
                sender,
                claim.categories(),
                claim.subjectCategory(),
                claim.provenance(),
                claim.automated(),
                claim.since());
    }

    /// @param noticeDue the last day for telling the person, where a notice is due
    ConsentFact disclosed(DisclosureMade claim, Optional<LocalDate> noticeDue) {
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
                noticeDue.orElse(null),
                claim.under());
    }

    ConsentFact shown(PolicyNoticeShown claim) {
        return new kz.tumar.contract.fact.PolicyNoticeShown(
                sender, claim.policyVersion(), claim.textHash(), claim.channel(), claim.language());
    }

    ConsentFact accepted(PolicyAccepted claim) {
        return new kz.tumar.contract.fact.PolicyAccepted(
                sender,
                claim.policyVersion(),
                claim.textHash(),
                claim.channel(),
                claim.cookies(),
                claim.globalPrivacyControl());
    }

    ConsentFact familiarised(EmployeeFamiliarised claim) {
        return new kz.tumar.contract.fact.EmployeeFamiliarised(
                sender, claim.policyVersion(), claim.textHash(), claim.signature());
    }

    ConsentFact died(SubjectDeceased claim) {
        return new kz.tumar.contract.fact.SubjectDeceased(sender, claim.evidence());
    }
}
