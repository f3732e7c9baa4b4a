package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.fact.PurposeAchieved;
import kz.tumar.retention.announce.Concluding;
import kz.tumar.retention.announce.Concluding.Said;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.decision.Question;
import kz.tumar.retention.ledger.Manifests;
import kz.tumar.retention.ledger.Manifests.Line;
import kz.tumar.retention.ledger.Manifests.Manifest;
import kz.tumar.retention.ledger.People;

/// Makes the claims of an approved manifest count, one after the other. Each is a claim of its own from then on, and
/// can be taken back as one. It says what was true when the manifest was submitted, so that a consent given since
/// outlives it; what the system may not claim any more does not count.
@ApplicationScoped
class CountingManifests implements Chore {
    private final Concluding concluding;

    @Inject
    CountingManifests(Concluding concluding) {
        this.concluding = concluding;
    }

    @Override
    public int take(Connection transaction, Shift shift) throws SQLException {
        var manifest = Manifests.take(transaction);
        if (manifest.isEmpty()) {
            return 0;
        }
        var lines = Manifests.next(transaction, manifest.get(), shift.most());
        concluding.hold(transaction, lines.stream().map(Line::subject).toList());
        int refused = 0;
        for (var line : lines) {
            refused += count(transaction, manifest.get(), line) ? 0 : 1;
        }
        Manifests.went(transaction, manifest.get(), lines.getLast().number(), refused);
        return lines.size();
    }

    private boolean count(Connection transaction, Manifest manifest, Line line) throws SQLException {
        var moment = concluding.moment();
        var submittedOn = moment.rules().dateOf(manifest.submittedAt());
        if (line.achievement()
                .wrong(moment.policy(), manifest.system(), submittedOn)
                .isPresent()) {
            return false;
        }
        var id = DerivedId.from("tumar/manifest-line/v1", manifest.digest().value(), Integer.toString(line.number()));
        var achievement = line.achievement();
        var known = new Known.Achieved(
                achievement.purpose(), manifest.system(), achievement.achievedOn(), manifest.submittedAt(), id);
        var fact = new PurposeAchieved(
                manifest.system(), achievement.purpose(), achievement.subjectCategory(), achievement.achievedOn());
        var question = new Question(achievement.purpose(), AssessmentTrigger.PURPOSE_ACHIEVED);
        var found = People.load(transaction, People.linked(transaction, line.subject()));
        concluding.conclude(
                transaction,
                moment,
                new Cause(Drafting.SELF, new EventId(id)),
                found,
                new Said(line.subject(), fact, manifest.submittedAt(), List.of(known), List.of(question)));
        return true;
    }
}
