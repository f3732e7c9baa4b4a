package kz.tumar.consent.saying;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Payload;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.ConsentGiven;
import kz.tumar.contract.claim.ConsentRefused;
import kz.tumar.contract.claim.ConsentWithdrawn;
import kz.tumar.contract.claim.EmployeeFamiliarised;
import kz.tumar.delivery.Claims;
import kz.tumar.delivery.wire.Wire;
import kz.tumar.runtime.problem.ProblemException;

/// Puts what a person said as claims of the system that heard it. The same saying again is nothing new: the
/// id of each of its claims follows from its own id, from whom and what it is about, and from what is said.
@ApplicationScoped
public class Saying {
    private static final ObjectMapper JSON = Wire.strict().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private final Claims claims;
    private final Clock clock;

    @Inject
    Saying(Claims claims, Clock clock) {
        this.claims = claims;
        this.clock = clock;
    }

    /// One claim of a saying, and when it happened.
    public record Said(OffsetDateTime time, Claim claim) {}

    /// What became of a saying.
    ///
    /// @param facts the ids of the facts that follow
    /// @param repeated whether all of it had been recorded before
    public record Heard(List<EventId> facts, boolean repeated) {
        public Heard {
            facts = List.copyOf(facts);
        }
    }

    /// Says it, in this order. What waits for another service's news counts as heard.
    ///
    /// @throws ProblemException when one of the claims is refused; those before it are recorded.
    /// `IDENTITY_REUSED` when the same was said under this id at another moment: then this saying has no
    /// effect, and nobody may be told otherwise
    public Heard say(HolderCode system, UUID id, SubjectRef subject, List<Said> sayings) {
        return say(system, id, subject, sayings, false);
    }

    /// Says what a visitor's browser hands over until it is told that it was taken, so perhaps again, by a
    /// clock that was set meanwhile. What was heard before stands as it was first heard.
    public Heard sayOnce(HolderCode system, UUID id, SubjectRef subject, List<Said> sayings) {
        return say(system, id, subject, sayings, true);
    }

    private Heard say(HolderCode system, UUID id, SubjectRef subject, List<Said> sayings, boolean firstStands) {
        var facts = new ArrayList<EventId>();
        boolean repeated = true;
        for (int i = 0; i < sayings.size(); i++) {
            byte[] claim = bytes(event(system, id, i, subject, sayings.get(i)));
            switch (claims.submit(system, claim, clock.instant())) {
                case Claims.Submission.Recorded(var made, var again) -> {
                    facts.addAll(made);
                    repeated &= again;
                }
                case Claims.Submission.Waiting() -> repeated = false;
                case Claims.Submission.Refused(var rejection) -> {
                    if (!firstStands || !rejection.problem().equals(ProblemType.IDENTITY_REUSED.urn())) {
                        throw new ProblemException(problem(rejection.problem()), rejection.violations());
                    }
                }
                case Claims.Submission.NotOwned() -> throw new ProblemException(ProblemType.UNKNOWN_TYPE);
            }
        }
        return new Heard(facts, repeated);
    }

    private static Event<Claim> event(HolderCode system, UUID id, int place, SubjectRef subject, Said said) {
        Class<? extends Payload> payload = said.claim().getClass();
        String name = payload.getSimpleName();
        UUID event = DerivedId.from(
                "tumar/saying/v2",
                system.value(),
                id.toString(),
                subject.value(),
                name,
                topic(said.claim()),
                Integer.toString(place));
        return new Event<>(
                Event.SPEC_VERSION,
                new EventId(event),
                Source.of(system),
                EventType.of(payload),
                subject,
                said.time().withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS),
                Event.DATA_CONTENT_TYPE,
                Catalogue.schemaOf(payload),
                new CorrelationId(id),
                null,
                null,
                null,
                null,
                said.claim());
    }

    /// What a claim speaks to: one page has a button for each purpose, and they are different sayings.
    private static String topic(Claim claim) {
        return switch (claim) {
            case ConsentGiven given -> given.purpose().value();
            case ConsentRefused refused -> refused.purpose().value();
            case ConsentWithdrawn withdrawn -> withdrawn.purpose().value();
            case EmployeeFamiliarised signed -> signed.policyVersion().value();
            default -> "";
        };
    }

    /// As systems write claims: what is absent is left out, also within.
    private static byte[] bytes(Event<Claim> event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a claim can always be written", impossible);
        }
    }

    private static ProblemType problem(String urn) {
        for (ProblemType problem : ProblemType.values()) {
            if (problem.urn().equals(urn)) {
                return problem;
            }
        }
        return ProblemType.INTERNAL;
    }
}
