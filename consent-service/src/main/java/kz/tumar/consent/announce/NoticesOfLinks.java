package kz.tumar.consent.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kz.tumar.consent.decision.Noes;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.decision.TellingRecipients;
import kz.tumar.consent.ledger.Disclosures;
import kz.tumar.consent.ledger.Statements;
import kz.tumar.consent.ledger.WithdrawalNotices;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.WithdrawalNoticeId;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.WithdrawalNoticeDue;
import kz.tumar.delivery.Draft;
import kz.tumar.policy.calendar.DueDate;
import kz.tumar.runtime.policy.PolicyVersions;

/// Whom a withdrawal reaches by way of a link: whoever got data under the reference that it reaches is told, though the
/// withdrawal itself is older.
@ApplicationScoped
class NoticesOfLinks {
    private static final RuleCode STOP = new RuleCode("withdraw.stop");

    private final Disclosures disclosures;
    private final WithdrawalNotices notices;
    private final Statements statements;
    private final PolicyVersions policies;

    @Inject
    NoticesOfLinks(Disclosures disclosures, WithdrawalNotices notices, Statements statements, PolicyVersions policies) {
        this.disclosures = disclosures;
        this.notices = notices;
        this.statements = statements;
        this.policies = policies;
    }

    /// The notices that follow where a reference learns of a withdrawal by a link; none of a refusal, by
    /// which nothing went out.
    ///
    /// @param at when the link was said
    List<Draft> drafts(Connection transaction, Noes.Missing missing, OffsetDateTime at) throws SQLException {
        if (!(missing.said() instanceof ConsentWithdrawn withdrawn)) {
            return List.of();
        }
        SubjectRef subject = missing.subject();
        PurposeCode purpose = withdrawn.purpose();
        Set<SubjectRef> alone = Set.of(subject);
        var rules = new Rules(policies.current(policies.today()));
        var toTell = TellingRecipients.toTell(
                rules,
                statements.about(transaction, alone),
                purpose,
                disclosures.transfers(transaction, alone, purpose),
                notices.told(transaction, alone, purpose));
        var drafts = new ArrayList<Draft>();
        for (RecipientCode recipient : new TreeSet<>(toTell)) {
            var id = new WithdrawalNoticeId(DerivedId.from(
                    "tumar/withdrawal-notice-of-link/v1",
                    subject.value(),
                    at.toInstant().toString(),
                    purpose.value(),
                    recipient.value()));
            LocalDate due = due(rules, at.toInstant()).orElse(null);
            drafts.add(new Draft.OfFact(subject, at, new WithdrawalNoticeDue(id, purpose, recipient, due)));
        }
        return drafts;
    }

    private Optional<LocalDate> due(Rules rules, Instant start) {
        return rules.policy()
                .deadline(STOP, DeadlineProfile.LAW)
                .map(deadline -> policies.calendar(policies.today()).due(start, deadline.term()))
                .filter(DueDate.class::isInstance)
                .map(due -> ((DueDate) due).date());
    }
}
