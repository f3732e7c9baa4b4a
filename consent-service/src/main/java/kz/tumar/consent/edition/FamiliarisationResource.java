package kz.tumar.consent.edition;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateData;
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
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.consent.page.Frame;
import kz.tumar.consent.page.Languages;
import kz.tumar.consent.page.Visit;
import kz.tumar.consent.page.Visits;
import kz.tumar.consent.page.Words;
import kz.tumar.consent.saying.Saying;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.claim.EmployeeFamiliarised;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// The sheet on which an employee signs for the version in force (clause 9.2), signed in by their own
/// account.
@Path("/familiarisation")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class FamiliarisationResource {
    private static final HolderCode SELF_SERVICE = new HolderCode("consent-service");

    private final Visits visits;
    private final PolicyVersions policies;
    private final Signatures signatures;
    private final Saying saying;
    private final Clock clock;
    private final Template sheet;
    private final Template enter;

    @Inject
    FamiliarisationResource(
            Visits visits,
            PolicyVersions policies,
            Signatures signatures,
            Saying saying,
            Clock clock,
            @Location("familiarisation.html") Template sheet,
            @Location("enter.html") Template enter) {
        this.visits = visits;
        this.policies = policies;
        this.signatures = signatures;
        this.saying = saying;
        this.clock = clock;
        this.sheet = sheet;
        this.enter = enter;
    }

    /// A version that was signed for.
    @TemplateData
    record Signed(String version, String moment) {}

    @GET
    @PermitAll
    @RunOnVirtualThread
    public Response page(
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("done") @Nullable String done,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Language language = Languages.of(lang, headers);
        Policy policy = policies.current(policies.today());
        var frame = Frame.of(language, uri, policy.operator());
        Optional<Visit> visit = employee(headers);
        if (visit.isEmpty()) {
            return Response.status(Response.Status.UNAUTHORIZED)
                    .entity(enter.data("frame", frame)
                            .data("title", Words.of(language, "famTitle"))
                            .data("text", Words.of(language, "famLogin"))
                            .data("message", null))
                    .build();
        }
        List<Signed> signed = signatures.of(visit.get().subject()).stream()
                .map(each -> new Signed(each.version().value(), Languages.moment(each.at(), language)))
                .toList();
        String version = policy.version().value();
        return Response.ok(sheet.data("frame", frame)
                        .data("version", version)
                        .data("sha256", policy.sha256())
                        .data("from", Languages.day(policy.document().effectiveFrom(), language))
                        .data(
                                "signedNow",
                                signed.stream()
                                        .filter(each -> each.version().equals(version))
                                        .findFirst()
                                        .orElse(null))
                        .data(
                                "earlier",
                                signed.stream()
                                        .filter(each -> !each.version().equals(version))
                                        .toList())
                        .data("failed", "failed".equals(done))
                        .data("key", visits.formKey(visit.get()))
                        .data("act", UUID.randomUUID()))
                .build();
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response sign(
            @FormParam("key") @Nullable String key,
            @FormParam("act") @Nullable String act,
            @FormParam("version") @Nullable String version,
            @FormParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Language language = Languages.of(lang, headers);
        Optional<Visit> visit = employee(headers).filter(each -> visits.formOf(each, key));
        String done = "";
        if (visit.isPresent()) {
            done = signed(visit.get(), act, version) ? "&done=signed" : "&done=failed";
        }
        return Response.seeOther(URI.create("/familiarisation?lang=" + language.code() + done))
                .build();
    }

    /// Signs for the version that was shown; when another has come into force meanwhile, the page shows
    /// that one.
    private boolean signed(Visit visit, @Nullable String act, @Nullable String version) {
        Policy policy = policies.current(policies.today());
        if (!policy.version().value().equals(version)) {
            return false;
        }
        try {
            var claim = new EmployeeFamiliarised(policy.version(), new Sha256(policy.sha256()), null);
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            saying.say(
                    SELF_SERVICE,
                    UUID.fromString(String.valueOf(act)),
                    visit.subject(),
                    List.of(new Saying.Said(now, claim)));
            return true;
        } catch (ProblemException refused) {
            // This very employee signed for this very version by this very form.
            return refused.problem() == ProblemType.IDENTITY_REUSED;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private Optional<Visit> employee(HttpHeaders headers) {
        return visits.current(headers).filter(visit -> visit.role() == Visit.Role.EMPLOYEE);
    }
}
