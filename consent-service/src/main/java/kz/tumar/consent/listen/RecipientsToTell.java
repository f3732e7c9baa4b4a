package kz.tumar.consent.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import kz.tumar.consent.decision.Person;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.decision.TellingRecipients;
import kz.tumar.consent.decision.TellingRecipients.Transfer;
import kz.tumar.consent.ledger.Disclosures;
import kz.tumar.consent.ledger.LinkedSets;
import kz.tumar.consent.ledger.Statements;
import kz.tumar.consent.ledger.WithdrawalNotices;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.WithdrawalNoticeId;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.DisclosureMade;
import kz.tumar.contract.fact.WithdrawalNoticeDue;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Incoming;

/// The notices that follow from a withdrawal: one for each recipient who has data because of that consent.
@ApplicationScoped
class RecipientsToTell {
    private static final RuleCode STOP = new RuleCode("withdraw.stop");

    private final Disclosures disclosures;
    private final WithdrawalNotices notices;
    private final PolicyInForce policy;
    private final LinkedSets linkedSets;
    private final Statements statements;

    @Inject
    RecipientsToTell(
            Disclosures disclosures,
            WithdrawalNotices notices,
            PolicyInForce policy,
            LinkedSets linkedSets,
            Statements statements) {
        this.disclosures = disclosures;
        this.notices = notices;
        this.policy = policy;
        this.linkedSets = linkedSets;
        this.statements = statements;
    }

    /// What follows where data is learned to have gone out after its consent was withdrawn: whoever has it must be told
    /// all the same.
    List<Draft> afterWithdrawal(
            Connection transaction,
            Incoming<? extends Claim> because,
            Rules rules,
            SubjectRef subject,
            DisclosureMade claim,
            Instant at)
            throws SQLException {
        RecipientCode recipient = claim.recipient();
        if (recipient == null || claim.kind() == DisclosureKind.STATE) {
            return List.of();
        }
        var references = linkedSets.of(transaction, List.of(subject));
        var person = statements.about(transaction, references);
        return TellingRecipients.isWithdrawn(person, claim.purpose())
                ? toTell(
                        transaction,
                        because,
                        rules,
                        person,
                        references,
                        claim.purpose(),
                        List.of(new Transfer(recipient, at)))
                : List.of();
    }

    /// @param references the person's, locked
    /// @param more what went out and is not in the ledger yet
    List<Draft> toTell(
            Connection transaction,
            Incoming<? extends Claim> because,
            Rules rules,
            Person person,
            Collection<SubjectRef> references,
            PurposeCode purpose,
            List<Transfer> more)
            throws SQLException {
        var made = new ArrayList<>(disclosures.transfers(transaction, references, purpose));
        made.addAll(more);
        var told = notices.told(transaction, references, purpose);
        SubjectRef subject = Objects.requireNonNull(because.event().subject());
        OffsetDateTime at = because.receipt().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        var due = policy.due(rules, STOP, because.receipt(), because.receipt());
        var drafts = new ArrayList<Draft>();
        for (RecipientCode recipient : new TreeSet<>(TellingRecipients.toTell(rules, person, purpose, made, told))) {
            var id = idOf(because.event().asCause(), purpose, recipient);
            drafts.add(
                    new Draft.OfFact(subject, at, new WithdrawalNoticeDue(id, purpose, recipient, due.orElse(null))));
        }
        return drafts;
    }

    /// One request may take back several purposes, and a recipient is told of each.
    static WithdrawalNoticeId idOf(Cause cause, PurposeCode purpose, RecipientCode recipient) {
        return new WithdrawalNoticeId(
                DerivedId.from("tumar/withdrawal-notice/v1", cause.toString(), purpose.value(), recipient.value()));
    }
}
