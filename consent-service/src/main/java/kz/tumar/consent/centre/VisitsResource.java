package kz.tumar.consent.centre;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.tumar.consent.announce.Stating;
import kz.tumar.consent.page.Visits;
import kz.tumar.contract.PersonalLinkId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.PersonalLinkIssued;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// How people get to their page: by a link that a system or an officer has made for them, or by a token of
/// the issuer.
@Path("/centre")
class VisitsResource {
    private static final int MOST_HOURS = 168;
    private static final int USUAL_HOURS = 72;

    private final Visits visits;
    private final Said said;
    private final Stating stating;
    private final Caller caller;
    private final Clock clock;
    private final URI home;

    @Inject
    VisitsResource(
            Visits visits,
            Said said,
            Stating stating,
            Caller caller,
            Clock clock,
            @ConfigProperty(name = "tumar.public.url", defaultValue = "http://127.0.0.1:8081") URI home) {
        this.visits = visits;
        this.said = said;
        this.stating = stating;
        this.caller = caller;
        this.clock = clock;
        this.home = home;
    }

    @POST
    @Path("/links")
    @RolesAllowed({"system", "officer", "dpo", "deputy"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            summary = "A signed link to a person's page of consents, to be sent to that person. It holds for 72 "
                    + "hours, or as many as asked for, at most 168. A system gets it for references that were issued to "
                    + "it; that it was made is a fact about the person.")
    public Response link(@Nullable Wanted body) {
        SubjectRef subject = body == null ? null : body.subject();
        if (subject == null) {
            throw invalid("/subject", "required", "a reference");
        }
        requireRight(subject);
        Integer asked = Objects.requireNonNull(body).hours();
        int hours = asked == null ? USUAL_HOURS : asked;
        if (hours < 1 || hours > MOST_HOURS) {
            throw invalid("/hours", "range", "1 to " + MOST_HOURS);
        }
        Instant until = clock.instant().plus(Duration.ofHours(hours)).truncatedTo(ChronoUnit.SECONDS);
        var id = new PersonalLinkId(UUID.randomUUID());
        stating.state(UUID.randomUUID(), subject, new PersonalLinkIssued(caller.actor(), until, id));
        String link = visits.link(id, subject, Duration.ofHours(hours));
        return Response.ok(new Link(id, home.resolve("/centre?link=" + link).toString(), until))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/session")
    @RolesAllowed({"subject", "employee"})
    @RunOnVirtualThread
    @Operation(summary = "Begins a visit of the pages for the bearer of the token; the answer sets its cookie.")
    public Response session() {
        return visits.byToken()
                .map(visit -> Response.noContent().cookie(visits.cookie(visit)).build())
                .orElseThrow(() -> new ProblemException(ProblemType.FORBIDDEN));
    }

    /// Whoever has the link can speak for the person. A system gets it for its own people alone.
    private void requireRight(SubjectRef subject) {
        if (!caller.is("dpo", "deputy", "officer") && !said.issuedTo(caller.system(), subject)) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        if (!said.issued(subject)) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
    }

    private static ProblemException invalid(String path, String rule, String expected) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, List.of(new Violation(path, rule, expected)));
    }

    record Wanted(@Nullable SubjectRef subject, @Nullable Integer hours) {}

    /// @param linkId by which it can be revoked
    /// @param url for the person alone
    record Link(PersonalLinkId linkId, String url, Instant until) {}
}
