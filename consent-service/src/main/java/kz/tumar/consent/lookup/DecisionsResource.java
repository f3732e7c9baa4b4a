package kz.tumar.consent.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.policy.Language;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where systems ask before they process (clause 7.2).
@Path("/decisions")
@Produces(MediaType.APPLICATION_JSON)
class DecisionsResource {
    private static final int MOST = 1_000;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Decisions decisions;
    private final Answering answering;
    private final Caller caller;
    private final Clock clock;

    @Inject
    DecisionsResource(Decisions decisions, Answering answering, Caller caller, Clock clock) {
        this.decisions = decisions;
        this.answering = answering;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"system", "officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(
            summary = "May this be done with this category of data about this person, for this purpose? With `at`, an"
                    + " instant of RFC 3339, what the answer was then.")
    public Decided decide(
            @BeanParam AskedInQuery query, @QueryParam("at") @Nullable String at, @Context HttpHeaders headers) {
        var violations = new ArrayList<Violation>();
        Asked.About asked = query.asked().read("", violations);
        if (asked == null) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, violations);
        }
        return at == null
                ? answering.now(caller, decisions.decide(asked), asked, language(headers))
                : answering.past(decisions.at(asked, past(at)), asked.question(), language(headers));
    }

    private Instant past(String at) {
        try {
            Instant moment = OffsetDateTime.parse(at).toInstant();
            if (!moment.isBefore(EARLIEST) && !moment.isAfter(clock.instant())) {
                return moment;
            }
        } catch (DateTimeParseException malformed) {
            // Told apart from an instant that can't be asked about by nobody.
        }
        throw new ProblemException(
                ProblemType.INVALID_PARAMETER, List.of(new Violation("/at", "maximum", "an instant up to now")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"system", "officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "Answers at most 1000 questions, in their order, from one look at the state.")
    public Many decide(@Nullable Questions body, @Context HttpHeaders headers) {
        if (body == null || body.questions() == null || body.questions().isEmpty()) {
            throw invalid("minItems", "1");
        }
        List<Asked> asked = Objects.requireNonNull(body.questions());
        if (asked.size() > MOST) {
            throw invalid("maxItems", Integer.toString(MOST));
        }
        var violations = new ArrayList<Violation>();
        var questions = new ArrayList<Asked.About>();
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i) == null ? Asked.NOTHING : asked.get(i);
            Asked.About about = one.read("/questions/" + i, violations);
            if (about != null) {
                questions.add(about);
            }
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, violations);
        }
        var answers = decisions.decide(questions);
        var language = language(headers);
        return new Many(IntStream.range(0, questions.size())
                .mapToObj(i -> answering.now(caller, answers.get(i), questions.get(i), language))
                .toList());
    }

    private static ProblemException invalid(String rule, String expected) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER, List.of(new Violation("/questions", rule, expected)));
    }

    private static @Nullable Language language(HttpHeaders headers) {
        return Languages.of(headers).orElse(null);
    }

    record Questions(@Nullable List<Asked> questions) {}

    record Many(List<Decided> decisions) {}
}
