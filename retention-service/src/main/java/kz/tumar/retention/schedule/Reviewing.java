package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.decision.Question;
import kz.tumar.retention.decision.Settling;
import kz.tumar.retention.ledger.Agenda;
import kz.tumar.retention.ledger.People;
import kz.tumar.retention.ledger.RulesInForce;
import kz.tumar.runtime.policy.PolicyVersions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Assesses again what was locked until today, and what rested on a consent or ground whose last day has passed.
@ApplicationScoped
class Reviewing {
    private final Transactions transactions;
    private final Announcer announcer;
    private final RulesInForce rules;
    private final Clock clock;
    private final int batch;

    @Inject
    Reviewing(
            Transactions transactions,
            Announcer announcer,
            RulesInForce rules,
            Clock clock,
            @ConfigProperty(name = "tumar.retention.batch") int batch) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.rules = rules;
        this.clock = clock;
        this.batch = batch;
    }

    void run() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var today = PolicyVersions.dayOf(now);
        var due = transactions.inTransaction(transaction -> Agenda.reviews(transaction, today, batch));
        for (var review : due) {
            transactions.inTransaction(transaction -> review(transaction, review, now));
        }
    }

    private boolean review(Connection transaction, Agenda.Review review, Instant now) throws SQLException {
        var subject = review.subject();
        var references = People.linked(transaction, subject);
        announcer.lock(transaction, references);
        if (!Agenda.stands(transaction, review)) {
            return false;
        }
        var inForce = rules.on(PolicyVersions.dayOf(now));
        var found = People.load(transaction, references);
        var cause = Drafting.timer(
                subject.value() + "/" + review.question(),
                "retention.review",
                review.on().toString());
        var rulings = Settling.settle(found.person(), found.dossiers(), asked(review, subject), inForce, cause, now);
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        cause,
                        new CorrelationId(cause.id().value()),
                        null,
                        inForce.version(),
                        Drafting.facts(rulings, now)));
        Agenda.reviewed(transaction, subject, review.question(), PolicyVersions.dayOf(now));
        return true;
    }

    private static Map<SubjectRef, List<Question>> asked(Agenda.Review review, SubjectRef subject) {
        if (review.question().startsWith("end-of-")) {
            return Map.of();
        }
        var purpose = review.question().equals("-") ? null : new PurposeCode(review.question());
        return Map.of(subject, List.of(new Question(purpose, AssessmentTrigger.TERM_ENDED)));
    }
}
