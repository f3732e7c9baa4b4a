package kz.tumar.retention.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ConsentExpired;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentSuperseded;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.DeliveryFailed;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.GroundEnded;
import kz.tumar.contract.fact.GroundEstablished;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.RequestUpheld;
import kz.tumar.contract.fact.RequestWithdrawn;
import kz.tumar.contract.fact.SubjectDeceased;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.contract.fact.SubjectsLinked;
import kz.tumar.contract.fact.SubjectsUnlinked;
import kz.tumar.contract.fact.UnlawfulnessConfirmed;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Incoming;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.decision.Person;
import kz.tumar.retention.decision.Question;
import kz.tumar.retention.decision.Settling;
import kz.tumar.retention.ledger.RulesInForce;
import org.jspecify.annotations.Nullable;

/// Settles a person again whenever something that clause 8.4 asks about changed.
@ApplicationScoped
class Reacting {
    private final RulesInForce rules;
    private final Settlement settlement;

    @Inject
    Reacting(RulesInForce rules, Settlement settlement) {
        this.rules = rules;
        this.settlement = settlement;
    }

    Decision react(Connection transaction, Incoming<? extends Fact> fact) throws SQLException {
        var event = fact.event();
        var subject = event.subject();
        if (subject == null || !matters(event.data())) {
            return RetentionBehaviour.NOTHING;
        }
        var at = event.time().toInstant();
        if (!fact.waited() && !rules.knows(event.policyversion())) {
            return new Decision.Waiting(RulesInForce.TOPICS);
        }
        var inForce = rules.at(at);
        if (inForce.isEmpty()) {
            if (fact.waited()) {
                throw new IllegalStateException("no policy is known though its topics were read");
            }
            return new Decision.Waiting(RulesInForce.TOPICS);
        }
        var found = settlement.person(transaction, subject);
        var asOf = found.person().latest().orElse(at);
        var asked = asked(event.data(), subject, found.person(), inForce.get().dateOf(asOf));
        var rulings = Settling.settle(found.person(), found.dossiers(), asked, inForce.get(), event.asCause(), asOf);
        return new Decision.Accepted(inForce.get().version(), Drafting.facts(rulings, at));
    }

    private static boolean matters(Fact fact) {
        return switch (fact) {
            case ConsentGiven ignored -> true;
            case ConsentWithdrawn ignored -> true;
            case ConsentExpired ignored -> true;
            case ConsentSuperseded ignored -> true;
            case GroundEstablished ignored -> true;
            case GroundEnded ignored -> true;
            case DataHeld ignored -> true;
            case SubjectsLinked ignored -> true;
            case SubjectsUnlinked ignored -> true;
            case ProcessingBlocked ignored -> true;
            case ProcessingUnblocked ignored -> true;
            case SubjectRequestFiled ignored -> true;
            case RequestAnswered ignored -> true;
            case RequestRefused ignored -> true;
            case RequestWithdrawn ignored -> true;
            case RequestUpheld ignored -> true;
            case FactCorrected ignored -> true;
            case DeliveryFailed ignored -> true;
            case UnlawfulnessConfirmed ignored -> true;
            case SubjectDeceased ignored -> true;
            default -> false;
        };
    }

    /// An end of consent and a finding of unlawfulness are answered in the log whatever they change, unless
    /// consent was given again since.
    private static Map<SubjectRef, List<Question>> asked(
            Fact fact, SubjectRef subject, Person person, java.time.LocalDate on) {
        var question = question(fact);
        var purpose = question == null ? null : question.purpose();
        return question == null
                        || (purpose != null && person.consent(purpose, on).isPresent())
                ? Map.of()
                : Map.of(subject, List.of(question));
    }

    private static @Nullable Question question(Fact fact) {
        return switch (fact) {
            case ConsentWithdrawn it -> new Question(it.purpose(), AssessmentTrigger.CONSENT_WITHDRAWN);
            case ConsentExpired it -> new Question(it.purpose(), AssessmentTrigger.CONSENT_EXPIRED);
            case ConsentSuperseded it -> new Question(it.purpose(), AssessmentTrigger.POLICY_CHANGED);
            case RequestUpheld it
            when it.kind() == RequestKind.DESTRUCTION -> new Question(null, AssessmentTrigger.REQUEST_UPHELD);
            case UnlawfulnessConfirmed ignored -> new Question(null, AssessmentTrigger.UNLAWFULNESS_CONFIRMED);
            default -> null;
        };
    }
}
