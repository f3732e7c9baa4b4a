package kz.tumar.consent.centre;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import kz.tumar.consent.page.Languages;
import kz.tumar.consent.page.Visit;
import kz.tumar.consent.page.Visits;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.PersonalLinkId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.policy.Language;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where a link to a person's page is taken back: by the person on the page, or by an officer.
@Path("/centre/links/{link}")
class LinksToPagesResource {
    private static final Actor PERSON = new Actor(ActorKind.SUBJECT, null, null, null);

    private final Revoking revoking;
    private final Visits visits;
    private final Said said;
    private final Caller caller;

    @Inject
    LinksToPagesResource(Revoking revoking, Visits visits, Said said, Caller caller) {
        this.revoking = revoking;
        this.visits = visits;
        this.said = said;
        this.caller = caller;
    }

    @DELETE
    @RolesAllowed({"officer", "dpo", "deputy", "subject"})
    @RunOnVirtualThread
    @Operation(summary = "Revokes a link: it opens nothing any more, and the visits that it began are over.")
    public Response revoke(@PathParam("link") String link) {
        PersonalLinkId id = id(link).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        SubjectRef subject = revoking.subjectOf(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        if (!caller.is("officer", "dpo", "deputy") && !said.samePerson(caller.subject(), subject)) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        revoking.revoke(id, subject, caller.actor());
        return Response.noContent().build();
    }

    @POST
    @Path("/revoke")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response press(
            @PathParam("link") String link,
            @FormParam("key") @Nullable String key,
            @FormParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Language language = Languages.of(lang, headers);
        Optional<Visit> visit = visits.current(headers)
                .filter(each -> each.role() == Visit.Role.SUBJECT)
                .filter(each -> visits.formOf(each, key));
        if (visit.isEmpty()) {
            return Response.seeOther(CentrePages.back(language, null)).build();
        }
        Optional<SubjectRef> subject = id(link).flatMap(revoking::subjectOf)
                .filter(whose -> said.samePerson(visit.get().subject(), whose));
        subject.ifPresent(whose -> revoking.revoke(id(link).orElseThrow(), whose, PERSON));
        return Response.seeOther(CentrePages.back(language, subject.isPresent() ? "revoked" : "failed"))
                .build();
    }

    private static Optional<PersonalLinkId> id(String text) {
        try {
            return Optional.of(PersonalLinkId.of(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
