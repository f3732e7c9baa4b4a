package kz.tumar.retention.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.PurposeAchieved;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Incoming;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.decision.Achievement;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.decision.Question;
import kz.tumar.retention.decision.Settling;
import kz.tumar.retention.ledger.RulesInForce;

/// A system says that a purpose was achieved (clause 8.4).
@ApplicationScoped
class Achieving {
    static final TopicName CONSENT = new TopicName("tumar.consent");

    private final RulesInForce rules;
    private final Settlement settlement;

    @Inject
    Achieving(RulesInForce rules, Settlement settlement) {
        this.rules = rules;
        this.settlement = settlement;
    }

    Decision decide(Connection transaction, Incoming<? extends Claim> claim, PurposeAchieved achieved)
            throws SQLException {
        var at = claim.event().time().toInstant();
        var inForce = rules.at(at);
        var policy = rules.policyAt(at);
        if (inForce.isEmpty() || policy.isEmpty()) {
            return unknownYet(claim);
        }
        var system = new HolderCode(claim.event().source().name());
        var wrong = new Achievement(achieved.purpose(), achieved.subjectCategory(), achieved.achievedOn())
                .wrong(policy.get(), system, inForce.get().dateOf(at));
        if (wrong.isPresent()) {
            var it = wrong.get();
            return new Decision.Refused(
                    it.problem(), List.of(new Violation("/data/" + it.field(), it.rule(), it.rule())));
        }
        var subject = claim.event().subject();
        if (subject == null) {
            return Decision.Refused.because(ProblemType.UNKNOWN_SUBJECT);
        }
        var found = settlement.person(transaction, subject);
        if (!found.person().registered(subject)) {
            return claim.waited()
                    ? Decision.Refused.because(ProblemType.UNKNOWN_SUBJECT)
                    : new Decision.Waiting(Set.of(CONSENT));
        }
        var known = new Known.Achieved(
                achieved.purpose(),
                system,
                achieved.achievedOn(),
                at,
                claim.event().id().value());
        var person = found.person().with(subject, known);
        var asked = new HashMap<SubjectRef, List<Question>>();
        person.references()
                .forEach(reference -> asked.put(
                        reference, List.of(new Question(achieved.purpose(), AssessmentTrigger.PURPOSE_ACHIEVED))));
        var asOf = person.latest().orElse(at);
        var rulings = Settling.settle(
                person, found.dossiers(), asked, inForce.get(), claim.event().asCause(), asOf);
        var drafts = new ArrayList<Draft>();
        drafts.add(Drafting.fact(
                subject,
                new kz.tumar.contract.fact.PurposeAchieved(
                        system, achieved.purpose(), achieved.subjectCategory(), achieved.achievedOn()),
                at));
        drafts.addAll(Drafting.facts(rulings, at));
        return new Decision.Accepted(inForce.get().version(), drafts);
    }

    private static Decision unknownYet(Incoming<?> event) {
        if (event.waited()) {
            throw new IllegalStateException("no policy is known though its topics were read");
        }
        return new Decision.Waiting(RulesInForce.TOPICS);
    }
}
