package kz.tumar.consent.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.ledger.LinkedSets;
import kz.tumar.consent.ledger.Statements;
import kz.tumar.consent.ledger.Subjects;
import kz.tumar.contract.ConsentOrigin;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.ConsentWithdrawn;
import kz.tumar.contract.fact.Fact;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Incoming;
import org.jspecify.annotations.Nullable;

/// Makes facts of the claims that hold. What a claim states depends on the claim, the policy of its receipt
/// and the links known, never on what else was claimed, so that claims may come in any order; what limits a
/// withdrawal is said beside it, and changes nothing.
@ApplicationScoped
class DecidingClaims {
    final PolicyInForce policy;
    private final Subjects subjects;
    final LinkedSets linkedSets;
    final Statements statements;
    final GenuineEvidence evidence;
    final RecipientsToTell recipients;

    @Inject
    DecidingClaims(
            PolicyInForce policy,
            Subjects subjects,
            LinkedSets linkedSets,
            Statements statements,
            GenuineEvidence evidence,
            RecipientsToTell recipients) {
        this.policy = policy;
        this.subjects = subjects;
        this.linkedSets = linkedSets;
        this.statements = statements;
        this.evidence = evidence;
        this.recipients = recipients;
    }

    Decision decide(Connection transaction, Incoming<? extends Claim> incoming) throws SQLException {
        SubjectRef subject = incoming.event().subject();
        if (subject == null || subjects.issued(transaction, List.of(subject)).isEmpty()) {
            return Decision.Refused.because(ProblemType.UNKNOWN_SUBJECT);
        }
        return decideAboutKnown(transaction, incoming, null);
    }

    /// The same about a person who needs no look-up.
    ///
    /// @param origin where a record of a consent comes from, where not from a claim
    Decision decideAboutKnown(
            Connection transaction, Incoming<? extends Claim> incoming, @Nullable ConsentOrigin origin)
            throws SQLException {
        SubjectRef subject = Objects.requireNonNull(incoming.event().subject());
        var sender = new HolderCode(incoming.event().source().name());
        return new OneClaim(this, transaction, incoming, subject, policy.at(incoming.receipt()), sender, origin)
                .decide();
    }

    /// A request to take consent back takes it back, purpose by purpose, from its receipt on (clause 8.4):
    /// whatever the case comes to, the withdrawal is never refused.
    Decision takingBack(
            Connection transaction, Incoming<? extends Fact> incoming, kz.tumar.contract.fact.SubjectRequestFiled filed)
            throws SQLException {
        Event<? extends Fact> event = incoming.event();
        SubjectRef subject = Objects.requireNonNull(event.subject());
        Rules rules = policy.at(incoming.receipt());
        var drafts = new ArrayList<Draft>();
        for (PurposeCode purpose : Objects.requireNonNullElse(filed.purposes(), List.<PurposeCode>of())) {
            var claim = new ConsentWithdrawn(purpose, filed.channel(), filed.actedBy());
            var claimed = new Event<Claim>(
                    event.specversion(),
                    event.id(),
                    event.source(),
                    event.type(),
                    subject,
                    filed.receivedAt().atOffset(ZoneOffset.UTC),
                    event.datacontenttype(),
                    event.dataschema(),
                    event.correlationid(),
                    null,
                    null,
                    null,
                    event.traceparent(),
                    claim);
            var one = new OneClaim(
                    this,
                    transaction,
                    new Incoming<>(claimed, incoming.origin(), incoming.receipt(), incoming.waited()),
                    subject,
                    rules,
                    filed.system(),
                    null);
            if (one.withdrawn(claim, Optional.empty()) instanceof Decision.Accepted accepted) {
                drafts.addAll(accepted.drafts());
            }
        }
        return new Decision.Accepted(rules.version(), drafts);
    }
}
