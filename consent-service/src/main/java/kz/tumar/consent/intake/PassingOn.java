package kz.tumar.consent.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventType;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Source;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.Claim;
import kz.tumar.delivery.Claims;
import kz.tumar.delivery.Claims.Submission;
import kz.tumar.runtime.problem.ProblemException;

/// Puts the body of one call into the envelope of a claim and takes it in: same checks and effect as on the sender's
/// topic, recorded when the answer is given.
@ApplicationScoped
class PassingOn {
    private static final String DATA = "/data";

    private final Claims claims;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    PassingOn(Claims claims, ObjectMapper json, Clock clock) {
        this.claims = claims;
        this.json = json;
        this.clock = clock;
    }

    /// Takes one claim in.
    ///
    /// @param body `subject`, `time`, and beside them what the claim says
    /// @param id the claim's id
    Submission.Recorded pass(HolderCode system, Class<? extends Claim> type, JsonNode body, UUID id) {
        if (!(body instanceof ObjectNode object)) {
            throw new ProblemException(ProblemType.MALFORMED, List.of());
        }
        return switch (claims.submit(system, bytes(envelope(system, type, object.deepCopy(), id)), clock.instant())) {
            case Submission.Recorded recorded -> recorded;
            case Submission.Refused(var rejection) ->
                throw new ProblemException(problem(rejection.problem()), pointed(rejection.violations()));
            // Claims about consent wait for nothing.
            case Submission.Waiting(), Submission.NotOwned() -> throw new ProblemException(ProblemType.UNAVAILABLE);
        };
    }

    private ObjectNode envelope(HolderCode system, Class<? extends Claim> type, ObjectNode data, UUID id) {
        JsonNode subject = data.remove("subject");
        JsonNode time = data.remove("time");
        ObjectNode event = json.createObjectNode()
                .put("specversion", Event.SPEC_VERSION)
                .put("id", id.toString())
                .put("source", Source.of(system).value())
                .put("type", EventType.of(type).value());
        if (subject != null) {
            event.set("subject", subject);
        }
        if (time == null) {
            event.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        } else {
            event.set("time", time);
        }
        event.put("datacontenttype", Event.DATA_CONTENT_TYPE)
                .put("dataschema", Catalogue.schemaOf(type).toString())
                .put("correlationid", id.toString());
        event.set("data", data);
        return event;
    }

    private byte[] bytes(ObjectNode event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can always be written", impossible);
        }
    }

    /// What stands under `data` in a claim stands at the top of the body.
    private static List<Violation> pointed(List<Violation> violations) {
        return violations.stream()
                .map(found -> found.path().startsWith(DATA + "/")
                        ? new Violation(found.path().substring(DATA.length()), found.rule(), found.expected())
                        : found)
                .toList();
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
