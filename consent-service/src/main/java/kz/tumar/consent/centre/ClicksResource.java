package kz.tumar.consent.centre;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.consent.page.Languages;
import kz.tumar.consent.page.Visit;
import kz.tumar.consent.page.Visits;
import kz.tumar.consent.saying.ShownTexts;
import kz.tumar.contract.ProblemType;
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

/// What the buttons of a person's page do: a yes or a no to one purpose, for a visit and by its own form
/// only.
@Path("/centre/consents/{purpose}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class ClicksResource {
    private static final Logger LOG = Logger.getLogger(CentreResource.class);
    private static final int LONGEST_AGENT = 512;
    private static final String GIVEN = "given";

    private final Visits visits;
    private final PolicyVersions policies;
    private final Clicking clicking;
    private final Said said;

    @Inject
    ClicksResource(Visits visits, PolicyVersions policies, Clicking clicking, Said said) {
        this.visits = visits;
        this.policies = policies;
        this.clicking = clicking;
        this.said = said;
    }

    @POST
    @Path("/give")
    @PermitAll
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
        return click(purpose, key, language, headers, GIVEN, (visit, found) -> {
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
    @Path("/withdraw")
    @PermitAll
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
            return Response.seeOther(CentrePages.back(language, null)).build();
        }
        try {
            Purpose found = policy().purpose(new PurposeCode(purpose))
                    .orElseThrow(() -> new IllegalArgumentException("no such purpose"));
            click.on(visit.get(), found);
            return Response.seeOther(CentrePages.back(language, done)).build();
        } catch (ProblemException refused) {
            if (refused.problem() == ProblemType.IDENTITY_REUSED && stands(visit.get(), purpose, done)) {
                return Response.seeOther(CentrePages.back(language, done)).build();
            }
            LOG.warnf("a click was refused: %s %s", refused.problem(), refused.violations());
            return Response.seeOther(CentrePages.back(language, "failed")).build();
        } catch (IllegalArgumentException outdated) {
            return Response.seeOther(CentrePages.back(language, "failed")).build();
        }
    }

    /// Whether what was clicked stands already: a second click on the same button. If something else was
    /// said since, the click had no effect, and the page is shown anew.
    private boolean stands(Visit visit, String purpose, String done) {
        var standing = Standing.of(new PurposeCode(purpose), said.about(visit.subject()), policies.today());
        return standing.state() == (done.equals(GIVEN) ? Standing.State.GIVEN : Standing.State.WITHDRAWN);
    }

    private static Clicking.From from(HttpServerRequest request, HttpHeaders headers) {
        String agent = String.valueOf(headers.getHeaderString(HttpHeaders.USER_AGENT));
        var remote = request.remoteAddress();
        return new Clicking.From(
                remote == null ? "" : String.valueOf(remote.hostAddress()),
                agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)));
    }

    private Policy policy() {
        return policies.current(policies.today());
    }
}
