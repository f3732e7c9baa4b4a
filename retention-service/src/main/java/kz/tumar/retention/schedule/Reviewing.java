package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Announcer;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.decision.Question;
import kz.tumar.retention.decision.Settling;
import kz.tumar.retention.ledger.Agenda;
import kz.tumar.retention.ledger.People;
import kz.tumar.runtime.policy.PolicyVersions;

/// Assesses again what was locked until today, and what rested on a consent or ground whose last day has passed.
@ApplicationScoped
class Reviewing implements Chore {
    private final Announcer announcer;

    @Inject
    Reviewing(Announcer announcer) {
        this.announcer = announcer;
    }

    @Override
    public int take(Connection transaction, Shift shift) throws SQLException {
        var due = Agenda.reviews(transaction, PolicyVersions.dayOf(shift.now()), shift.most());
        if (due.isEmpty()) {
            return 0;
        }
        var linked = People.linked(
                transaction, due.stream().map(Agenda.Review::subject).toList());
        var all = new TreeSet<SubjectRef>();
        linked.values().forEach(all::addAll);
        announcer.lock(transaction, all);
        for (var review : due) {
            if (Agenda.stands(transaction, review)) {
                review(transaction, review, shift);
            }
        }
        return due.size();
    }

    private void review(Connection transaction, Agenda.Review review, Shift shift) throws SQLException {
        var subject = review.subject();
        var found = People.load(transaction, People.linked(transaction, subject));
        var cause = Drafting.timer(
                subject.value() + "/" + review.question(),
                "retention.review",
                review.on().toString());
        var rulings = Settling.settle(
                found.person(), found.dossiers(), asked(review, subject), shift.rules(), cause, shift.now());
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        cause,
                        new CorrelationId(cause.id().value()),
                        null,
                        shift.rules().version(),
                        Drafting.facts(rulings, shift.now())));
        Agenda.reviewed(transaction, subject, review.question(), PolicyVersions.dayOf(shift.now()));
    }

    private static Map<SubjectRef, List<Question>> asked(Agenda.Review review, SubjectRef subject) {
        if (review.question().startsWith("end-of-")) {
            return Map.of();
        }
        var purpose = review.question().equals("-") ? null : new PurposeCode(review.question());
        return Map.of(subject, List.of(new Question(purpose, AssessmentTrigger.TERM_ENDED)));
    }
}
