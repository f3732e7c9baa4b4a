package kz.tumar.consent.centre;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.consent.page.Frame;
import kz.tumar.consent.page.Languages;
import kz.tumar.consent.page.Visit;
import kz.tumar.consent.page.Visits;
import kz.tumar.consent.page.Words;
import kz.tumar.consent.saying.ShownTexts;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.TextLanguage;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import kz.tumar.policy.Purpose;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The page of a person's consents. It works without scripts, by keyboard and by screen reader; whoever came by a link
/// can do no more than say yes or no.
@Path("/centre")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class CentreResource {
    private static final int LONGEST_AGENT = 512;

    private static final Logger LOG = Logger.getLogger(CentreResource.class);

    private final Visits visits;
    private final PolicyVersions policies;
    private final Said said;
    private final CentrePages pages;
    private final Clicking clicking;
    private final Template centre;
    private final Template enter;

    @Inject
    CentreResource(
            Visits visits,
            PolicyVersions policies,
            Said said,
            CentrePages pages,
            Clicking clicking,
            @Location("centre.html") Template centre,
            @Location("enter.html") Template enter) {
        this.visits = visits;
        this.policies = policies;
        this.said = said;
        this.pages = pages;
        this.clicking = clicking;
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
            @Context HttpServerRequest request,
            @Context UriInfo uri) {
        Language language = Languages.of(lang, headers);
        if (link != null) {
            return byLink(link, language, request, uri);
        }
        Optional<Visit> visit = visits.current(headers).filter(each -> each.role() == Visit.Role.SUBJECT);
        return visit.isPresent()
                ? Response.ok(shown(visit.get(), language, uri, done)).build()
                : stranger(language, uri, "out".equals(done) ? "signedOut" : null);
    }

    private Response byLink(String link, Language language, HttpServerRequest request, UriInfo uri) {
        Optional<Visit> visit = visits.byLink(link);
        if (visit.isEmpty() || !said.issued(visit.get().subject())) {
            return stranger(language, uri, "linkOver");
        }
        return Response.seeOther(back(language, null, null))
                .cookie(visits.cookie(visit.get(), request.isSSL()))
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
            case "failed" -> Words.of(language, "failed");
            case null, default -> null;
        };
        return centre.data("frame", Frame.of(language, uri, policy.operator()))
                .data("message", message)
                .data("failed", "failed".equals(done))
                .data("link", visit.means() == Visit.Means.LINK)
                .data("key", visits.formKey(visit))
                .data("act", UUID.randomUUID())
                .data(
                        "purposes",
                        purposes.stream().filter(each -> !cookie(policy, each)).toList())
                .data(
                        "cookies",
                        purposes.stream().filter(each -> cookie(policy, each)).toList())
                .data("grounds", past.grounds(facts, today))
                .data("history", past.history(facts));
    }

    private static boolean cookie(Policy policy, CentrePages.ShownPurpose shown) {
        return policy.document().cookies().categories().stream()
                .flatMap(category -> category.optInPurpose().stream())
                .anyMatch(purpose -> purpose.value().equals(shown.code()));
    }

    @POST
    @Path("/consents/{purpose}/give")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response give(
            @PathParam("purpose") String purpose,
            @FormParam("key") @Nullable String key,
            @FormParam("act") @Nullable String act,
            @FormParam("person") @Nullable String person,
            @FormParam("text") @Nullable String text,
            @FormParam("lang") @Nullable String lang,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        Language language = Languages.of(lang, headers);
        return click(purpose, key, language, headers, "given", (visit, found) -> {
            Policy policy = policy();
            var capacity = new SubjectCategoryCode(String.valueOf(person));
            String shown = new ConsentTexts(policy, language).of(found, capacity);
            Sha256 hash = ShownTexts.digest(shown);
            // What was read must be what is agreed to: after a change of the policy the page is shown anew.
            if (!CentrePages.byClick(found) || !hash.value().equals(text)) {
                throw new IllegalArgumentException("another text was shown");
            }
            clicking.give(
                    visit,
                    UUID.fromString(String.valueOf(act)),
                    policy,
                    found,
                    capacity,
                    hash,
                    TextLanguage.valueOf(language.name()),
                    from(request, headers));
        });
    }

    @POST
    @Path("/consents/{purpose}/withdraw")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response withdraw(
            @PathParam("purpose") String purpose,
            @FormParam("key") @Nullable String key,
            @FormParam("act") @Nullable String act,
            @FormParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        return click(
                purpose,
                key,
                Languages.of(lang, headers),
                headers,
                "withdrawn",
                (visit, found) -> clicking.withdraw(visit, UUID.fromString(String.valueOf(act)), found));
    }

    /// What a click does once it is known who clicks, and on what.
    private interface Click {
        void on(Visit visit, Purpose purpose);
    }

    private Response click(
            String purpose, @Nullable String key, Language language, HttpHeaders headers, String done, Click click) {
        Optional<Visit> visit = visits.current(headers)
                .filter(each -> each.role() == Visit.Role.SUBJECT)
                .filter(each -> visits.formOf(each, key));
        if (visit.isEmpty()) {
            return Response.seeOther(back(language, null, null)).build();
        }
        try {
            Purpose found = policy().purpose(new PurposeCode(purpose))
                    .orElseThrow(() -> new IllegalArgumentException("no such purpose"));
            click.on(visit.get(), found);
            return Response.seeOther(back(language, done, null)).build();
        } catch (ProblemException refused) {
            LOG.warnf("a click was refused: %s %s", refused.problem(), refused.violations());
            return Response.seeOther(back(language, "failed", null)).build();
        } catch (IllegalArgumentException outdated) {
            return Response.seeOther(back(language, "failed", null)).build();
        }
    }

    @POST
    @Path("/end")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response end(
            @FormParam("lang") @Nullable String lang,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        return Response.seeOther(back(Languages.of(lang, headers), "out", null))
                .cookie(visits.ended(request.isSSL()))
                .build();
    }

    private static Clicking.From from(HttpServerRequest request, HttpHeaders headers) {
        String agent = String.valueOf(headers.getHeaderString(HttpHeaders.USER_AGENT));
        var remote = request.remoteAddress();
        return new Clicking.From(
                remote == null ? "" : String.valueOf(remote.hostAddress()),
                agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)));
    }

    private static URI back(Language language, @Nullable String done, @Nullable String place) {
        return URI.create("/centre?lang=" + Languages.code(language)
                + (done == null ? "" : "&done=" + done)
                + (place == null ? "" : "#" + place));
    }

    private Policy policy() {
        return policies.current(policies.today());
    }
}
