package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import kz.tumar.consent.decision.Linkage.Link;
import kz.tumar.consent.decision.Moment;
import kz.tumar.consent.decision.Statement;
import kz.tumar.contract.Event;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.BlockWaived;
import kz.tumar.contract.fact.BlockedProcessingAsked;
import kz.tumar.contract.fact.ConsentExpired;
import kz.tumar.contract.fact.ConsentFact;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentRefused;
import kz.tumar.contract.fact.ConsentSuperseded;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionConfirmed;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.DisclosureDenied;
import kz.tumar.contract.fact.DisclosureMade;
import kz.tumar.contract.fact.DisclosureNotified;
import kz.tumar.contract.fact.DisclosurePermitted;
import kz.tumar.contract.fact.DutyAssigned;
import kz.tumar.contract.fact.EmployeeFamiliarised;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.GroundEnded;
import kz.tumar.contract.fact.GroundEstablished;
import kz.tumar.contract.fact.PersonalLinkIssued;
import kz.tumar.contract.fact.PersonalLinkRevoked;
import kz.tumar.contract.fact.PolicyAccepted;
import kz.tumar.contract.fact.PolicyNoticeShown;
import kz.tumar.contract.fact.PolicyPublished;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.ProcessingDenied;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.ReceiptIssued;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RetainedLocked;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.contract.fact.SubjectDeceased;
import kz.tumar.contract.fact.SubjectRegistered;
import kz.tumar.contract.fact.SubjectsLinked;
import kz.tumar.contract.fact.SubjectsUnlinked;
import kz.tumar.contract.fact.SystemEnforced;
import kz.tumar.contract.fact.WithdrawalLimited;
import kz.tumar.contract.fact.WithdrawalNoticeDue;
import kz.tumar.contract.fact.WithdrawalNoticeGiven;
import kz.tumar.contract.fact.WithdrawalNoticeOverdue;
import kz.tumar.sealing.SealedMentions;

/// Folds facts into the ledger, live as at a rebuild: folding one again changes nothing, and no order among
/// them matters.
@ApplicationScoped
public class Folding {
    private final Subjects subjects;
    private final Links links;
    private final Statements statements;
    private final History history;
    private final SealedMentions sealed;
    private final AnnouncedPolicies policies;
    private final Holdings holdings;
    private final Disclosures disclosures;
    private final Enforcement enforcement;
    private final PersonalLinks personalLinks;
    private final WithdrawalNotices notices;

    @Inject
    Folding(
            Subjects subjects,
            Links links,
            Statements statements,
            History history,
            SealedMentions sealed,
            AnnouncedPolicies policies,
            Holdings holdings,
            Disclosures disclosures,
            Enforcement enforcement,
            PersonalLinks personalLinks,
            WithdrawalNotices notices) {
        this.subjects = subjects;
        this.links = links;
        this.statements = statements;
        this.history = history;
        this.sealed = sealed;
        this.policies = policies;
        this.holdings = holdings;
        this.disclosures = disclosures;
        this.enforcement = enforcement;
        this.personalLinks = personalLinks;
        this.notices = notices;
    }

    /// Folds in a fact of this service.
    ///
    /// @param stated its bytes
    public void own(Connection transaction, Event<? extends Fact> event, byte[] stated) throws SQLException {
        SubjectRef subject = event.subject();
        if (subject != null) {
            history.add(transaction, subject, event.id(), stated);
        }
        if (event.data() instanceof ConsentFact fact) {
            fold(transaction, event, fact);
        }
    }

    private void fold(Connection transaction, Event<? extends Fact> event, ConsentFact fact) throws SQLException {
        switch (fact) {
            case PolicyPublished published -> policies.add(transaction, published.version(), published.document());
            case SubjectRegistered registered -> subjects.register(transaction, about(event), registered.system());
            case SubjectsLinked linked -> {
                links.add(transaction, new Link(about(event), linked.other(), at(event), true));
                sealed.add(transaction, about(event), linked.evidence());
            }
            case SubjectsUnlinked unlinked -> {
                links.add(transaction, new Link(about(event), unlinked.other(), at(event), false));
                sealed.add(transaction, about(event), unlinked.evidence());
            }
            case ConsentGiven given -> fold(transaction, event, given);
            case ConsentRefused refused -> {
                var no = new Statement.Refused(moment(event), refused.purpose(), refused.subjectCategory());
                statements.addNo(transaction, about(event), no, refused);
                sealed.add(transaction, about(event), refused.actedBy().authority());
            }
            case ConsentWithdrawn withdrawn -> {
                var no = new Statement.Withdrawn(moment(event), withdrawn.purpose());
                statements.addNo(transaction, about(event), no, withdrawn);
                sealed.add(transaction, withdrawn.saidBy(), withdrawn.actedBy().authority());
            }
            case GroundEstablished ground -> fold(transaction, event, ground);
            case GroundEnded ended ->
                add(
                        transaction,
                        event,
                        new Statement.Ended(moment(event), ended.system(), ended.groundId(), ended.endedOn()));
            case DataHeld held -> {
                add(
                        transaction,
                        event,
                        new Statement.Held(moment(event), held.subjectCategory(), Set.copyOf(held.categories())));
                holdings.add(transaction, about(event), moment(event), held);
            }
            case ConsentExpired expired -> statements.lapse(transaction, about(event), expired.consentId());
            case ConsentSuperseded superseded -> {
                statements.lapse(transaction, about(event), superseded.consentId());
                add(
                        transaction,
                        event,
                        new Statement.Superseded(moment(event), superseded.consentId(), superseded.purpose()));
            }
            case SubjectDeceased died -> {
                add(transaction, event, new Statement.Died(moment(event)));
                sealed.add(transaction, about(event), died.evidence());
            }
            case EmployeeFamiliarised signed -> {
                add(transaction, event, new Statement.Familiarised(moment(event), signed.policyVersion()));
                sealed.add(transaction, about(event), signed.signature());
            }
            case DutyAssigned assigned ->
                add(
                        transaction,
                        event,
                        new Statement.Assigned(moment(event), assigned.duty(), assigned.from(), assigned.until()));
            case DisclosureMade made -> {
                disclosures.made(transaction, about(event), at(event), made);
                sealed.add(transaction, about(event), made.contract());
            }
            case DisclosureNotified notified -> disclosures.notified(transaction, notified.disclosureId());
            case DisclosurePermitted permitted -> sealed.add(transaction, about(event), permitted.contract());
            case DisclosureDenied denied -> sealed.add(transaction, about(event), denied.contract());
            case SystemEnforced enforced -> enforcement.enforced(transaction, enforced.system(), at(event));
            case ReceiptIssued issued -> sealed.add(transaction, about(event), issued.receipt());
            case PersonalLinkIssued link -> {
                var id = link.linkId();
                if (id != null) {
                    personalLinks.issued(transaction, about(event), id);
                }
            }
            case PersonalLinkRevoked revoked -> personalLinks.revoked(transaction, revoked.linkId());
            case WithdrawalNoticeDue due -> notices.due(transaction, about(event), at(event), due);
            case WithdrawalNoticeGiven given -> notices.given(transaction, moment(event), given);
            case WithdrawalNoticeOverdue overdue -> notices.overdue(transaction, overdue.noticeId());
            case WithdrawalLimited _,
                    ProcessingDenied _,
                    BlockedProcessingAsked _,
                    PolicyNoticeShown _,
                    PolicyAccepted _ -> {}
        }
    }

    private void fold(Connection transaction, Event<? extends Fact> event, ConsentGiven given) throws SQLException {
        add(transaction, event, StatedConsent.of(moment(event), given));
        sealed.add(transaction, about(event), given.evidence());
        sealed.add(transaction, about(event), given.actedBy().authority());
    }

    private void fold(Connection transaction, Event<? extends Fact> event, GroundEstablished ground)
            throws SQLException {
        add(
                transaction,
                event,
                new Statement.Established(
                        moment(event),
                        ground.system(),
                        ground.groundId(),
                        ground.ground(),
                        Set.copyOf(ground.purposes()),
                        Set.copyOf(ground.categories()),
                        ground.subjectCategory(),
                        ground.endsOn()));
        sealed.add(transaction, about(event), ground.contract());
    }

    /// Folds in what request-service states, as far as decisions need it.
    public void requests(Connection transaction, Event<? extends RequestFact> event) throws SQLException {
        if (event.data() instanceof ProcessingBlocked blocked) {
            var block = new Statement.Blocked(moment(event), blocked.blockId(), Set.copyOf(blocked.categories()));
            add(transaction, event, block);
        } else if (event.data() instanceof BlockWaived waived
                && !waived.passages().isEmpty()) {
            add(
                    transaction,
                    event,
                    new Statement.Passing(moment(event), waived.blockId(), Set.copyOf(waived.passages())));
        } else if (event.data() instanceof ProcessingUnblocked unblocked) {
            add(transaction, event, new Statement.Unblocked(moment(event), unblocked.blockId()));
        }
    }

    /// Folds in what retention-service states, as far as decisions need it. Data counts as gone from the
    /// order on: nothing brings it back, and nobody may use what is about to go.
    public void retention(Connection transaction, Event<? extends RetentionFact> event) throws SQLException {
        if (event.data() instanceof DestructionOrdered ordered) {
            var destroyed = new Statement.Destroyed(moment(event), ordered.orderId(), Set.copyOf(ordered.categories()));
            add(transaction, event, destroyed);
        } else if (event.data() instanceof DestructionCancelled cancelled) {
            var spared = new Statement.Spared(moment(event), cancelled.orderId(), Set.copyOf(cancelled.categories()));
            add(transaction, event, spared);
        } else if (event.data() instanceof RetainedLocked locked) {
            var lock = new Statement.Locked(moment(event), locked.category(), locked.ground(), locked.purpose());
            add(transaction, event, lock);
        } else if (event.data() instanceof DestructionConfirmed confirmed) {
            holdings.gone(transaction, about(event), at(event), confirmed);
        }
    }

    private void add(Connection transaction, Event<? extends Fact> event, Statement statement) throws SQLException {
        statements.add(transaction, about(event), statement);
    }

    private static SubjectRef about(Event<? extends Fact> event) {
        return Objects.requireNonNull(event.subject(), "a fact about a person names the person");
    }

    private static Moment moment(Event<? extends Fact> event) {
        return new Moment(at(event), event.id().value());
    }

    private static Instant at(Event<? extends Fact> event) {
        return event.time().toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
