package kz.tumar.consent.centre;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;
import kz.tumar.consent.page.Frame;
import kz.tumar.consent.page.Languages;
import kz.tumar.consent.page.Visit;
import kz.tumar.consent.page.Visits;
import kz.tumar.consent.page.Words;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.policy.PolicyVersions;
import org.jspecify.annotations.Nullable;

/// The page of a person's consents. It works without scripts, by keyboard and by screen reader; whoever came by a link
/// can do no more than say yes or no.
@Path("/centre")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class CentreResource {

    private final Visits visits;
    private final PolicyVersions policies;
    private final Said said;
    private final CentrePages pages;
    private final Clock clock;
    private final Template centre;
    private final Template enter;

    @Inject
    CentreResource(
            Visits visits,
            PolicyVersions policies,
            Said said,
            CentrePages pages,
            Clock clock,
            @Location("centre.html") Template centre,
            @Location("enter.html") Template enter) {
        this.visits = visits;
        this.policies = policies;
        this.said = said;
        this.pages = pages;
        this.clock = clock;
        this.centre = centre;
        this.enter = enter;
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    public Response page(
            @QueryParam("link") @Nullable String link,
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("done") @Nullable String done,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Language language = Languages.of(lang, headers);
        if (link != null) {
            return byLink(link, language, uri, headers);
        }
        Optional<Visit> visit = visits.current(headers).filter(each -> each.role() == Visit.Role.SUBJECT);
        return visit.isPresent()
                ? Response.ok(shown(visit.get(), language, uri, done)).build()
                : stranger(language, uri, "out".equals(done) ? "signedOut" : null);
    }

    /// A link puts nobody out who signed in: else somebody else's link would have a person speak for another.
    private Response byLink(String link, Language language, UriInfo uri, HttpHeaders headers) {
        Optional<Visit> visit = visits.byLink(link);
        if (visit.isEmpty() || !said.issued(visit.get().subject())) {
            return stranger(language, uri, "linkOver");
        }
        if (visits.current(headers)
                .filter(own -> own.role() == Visit.Role.SUBJECT && own.means() == Visit.Means.LOGIN)
                .isPresent()) {
            return Response.seeOther(CentrePages.back(language, null)).build();
        }
        return Response.seeOther(CentrePages.back(language, null))
                .cookie(visits.cookie(visit.get()))
                .build();
    }

    private Response stranger(Language language, UriInfo uri, @Nullable String message) {
        return Response.status("signedOut".equals(message) ? Response.Status.OK : Response.Status.UNAUTHORIZED)
                .entity(enter.data("frame", Frame.of(language, uri, policy().operator()))
                        .data("title", Words.of(language, "enterTitle"))
                        .data("text", Words.of(language, "enterText"))
                        .data("message", message == null ? null : Words.of(language, message)))
                .build();
    }

    private io.quarkus.qute.TemplateInstance shown(Visit visit, Language language, UriInfo uri, @Nullable String done) {
        Policy policy = policy();
        var facts = said.about(visit.subject());
        var today = policies.today();
        var past = new PastPages(policy, language);
        var purposes = pages.purposes(policy, facts, language, today);
        String message = switch (done) {
            case "given" -> Words.of(language, "doneGiven");
            case "withdrawn" -> Words.of(language, "doneWithdrawn");
            case "revoked" -> Words.of(language, "doneRevoked");
            case "failed" -> Words.of(language, "failed");
            case null, default -> null;
        };
        return centre.data("frame", Frame.of(language, uri, policy.operator()))
                .data("message", message)
                .data("failed", "failed".equals(done))
                .data("link", visit.means() == Visit.Means.LINK)
                .data("key", visits.formKey(visit))
                .data("act", visits.act(visit))
                .data(
                        "purposes",
                        purposes.stream().filter(each -> !cookie(policy, each)).toList())
                .data(
                        "cookies",
                        purposes.stream().filter(each -> cookie(policy, each)).toList())
                .data("links", new LivingLinks(policy, language).of(facts, clock.instant()))
                .data("grounds", past.grounds(facts, today))
                .data("statutory", new StatutoryPurposes(policy, language).of(Capacities.known(facts)))
                .data("history", past.history(facts));
    }

    private static boolean cookie(Policy policy, CentrePages.ShownPurpose shown) {
        return policy.document().cookies().categories().stream()
                .flatMap(category -> category.optInPurpose().stream())
                .anyMatch(purpose -> purpose.value().equals(shown.code()));
    }

    @POST
    @Path("/end")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response end(
            @FormParam("key") @Nullable String key,
            @FormParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Language language = Languages.of(lang, headers);
        boolean asked =
                visits.current(headers).filter(each -> visits.formOf(each, key)).isPresent();
        return asked
                ? Response.seeOther(CentrePages.back(language, "out"))
                        .cookie(visits.ended())
                        .build()
                : Response.seeOther(CentrePages.back(language, null)).build();
    }

    private Policy policy() {
        return policies.current(policies.today());
    }
}
