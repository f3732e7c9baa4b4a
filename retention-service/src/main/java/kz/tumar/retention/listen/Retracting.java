package kz.tumar.retention.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.ClaimRetracted;
import kz.tumar.contract.fact.PurposeAchievedRetracted;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Incoming;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.decision.Question;
import kz.tumar.retention.decision.Settling;
import kz.tumar.retention.ledger.RulesInForce;

/// A system takes back its claim that a purpose was achieved. What nothing else made due is called off: before its
/// grace is over nobody was told anything, after it every holder is.
@ApplicationScoped
class Retracting {
    private final RulesInForce rules;
    private final Settlement settlement;

    @Inject
    Retracting(RulesInForce rules, Settlement settlement) {
        this.rules = rules;
        this.settlement = settlement;
    }

    Decision decide(Connection transaction, Incoming<? extends Claim> claim, ClaimRetracted retracted)
            throws SQLException {
        var at = claim.event().time().toInstant();
        var inForce = rules.at(at);
        if (inForce.isEmpty()) {
            if (claim.waited()) {
                throw new IllegalStateException("no policy is known though its topics were read");
            }
            return new Decision.Waiting(RulesInForce.TOPICS);
        }
        var subject = claim.event().subject();
        if (subject == null) {
            return Decision.Refused.because(ProblemType.UNKNOWN_SUBJECT);
        }
        var system = new HolderCode(claim.event().source().name());
        var found = settlement.person(transaction, subject);
        if (!found.person().registered(subject)) {
            return claim.waited()
                    ? Decision.Refused.because(ProblemType.UNKNOWN_SUBJECT)
                    : new Decision.Waiting(Set.of(Achieving.CONSENT));
        }
        var claimId = retracted.claimId();
        if (found.person().claims(subject, system, retracted.purpose()).stream()
                .noneMatch(claimed -> claimed.id().equals(claimId.value()))) {
            return new Decision.Refused(
                    ProblemType.UNKNOWN_CLAIM,
                    List.of(new Violation("/data/claimId", "exists", "own-claim-that-counts")));
        }
        var known = new Known.Retracted(
                retracted.purpose(),
                system,
                claimId.value(),
                at,
                claim.event().id().value());
        var person = found.person().with(subject, known);
        var question = new Question(retracted.purpose(), AssessmentTrigger.CLAIM_RETRACTED);
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Drafting.fact(subject, new PurposeAchievedRetracted(system, claimId, retracted.purpose(), null), at));
        drafts.addAll(Drafting.facts(
                Settling.settle(
                        person,
                        found.dossiers(),
                        Map.of(subject, List.of(question)),
                        inForce.get(),
                        claim.event().asCause(),
                        person.latest().orElse(at)),
                at));
        return new Decision.Accepted(inForce.get().version(), drafts);
    }
}
