package kz.tumar.consent.edition;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import kz.tumar.consent.edition.Change.Section;
import kz.tumar.consent.page.Frame;
import kz.tumar.consent.page.Languages;
import kz.tumar.contract.ProblemType;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The policy in public (clause 2.5): its current and past versions with their digests, and what differs, as pages and
/// as JSON.
@Path("/policy/editions")
class EditionsResource {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final Editions editions;
    private final PolicyVersions policies;
    private final Template list;
    private final Template one;
    private final Template differences;

    @Inject
    EditionsResource(
            Editions editions,
            PolicyVersions policies,
            @Location("editions.html") Template list,
            @Location("edition.html") Template one,
            @Location("changes.html") Template differences) {
        this.editions = editions;
        this.policies = policies;
        this.list = list;
        this.one = one;
        this.differences = differences;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Every announced version of the policy, the latest first, with the digest of its file.")
    public List<Edition> all() {
        return editions.all();
    }

    @GET
    @PermitAll
    @Produces(HTML)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public TemplateInstance page(
            @QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers, @Context UriInfo uri) {
        Language language = Languages.of(lang, headers);
        Policy now = current();
        return list.data("frame", Frame.of(language, uri, now.operator()))
                .data("text", now.document().text().address())
                .data(
                        "editions",
                        editions.all().stream()
                                .map(new EditionPages(language)::show)
                                .toList());
    }

    @GET
    @Path("/{version}")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "One version: its order, its first day and the digest of its file.")
    public Edition one(@PathParam("version") String version) {
        return edition(version);
    }

    @GET
    @Path("/{version}")
    @PermitAll
    @Produces(HTML)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public TemplateInstance onePage(
            @PathParam("version") String version,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Language language = Languages.of(lang, headers);
        Edition edition = edition(version);
        Policy policy = editions.policy(version).orElseThrow(EditionsResource::absent);
        var pages = new EditionPages(language);
        var frame = Frame.of(language, uri, current().operator());
        return one.data("frame", frame)
                .data("edition", pages.show(edition))
                .data("purposesTitle", frame.t().get("field.purposes"))
                .data("purposes", pages.purposes(policy))
                .data("cookies", pages.cookies(policy));
    }

    @GET
    @Path("/{version}/document")
    @PermitAll
    @Produces("application/yaml")
    @RunOnVirtualThread
    @Operation(summary = "The file of a version, byte for byte; its SHA-256 is the digest in the log.")
    public Response document(@PathParam("version") String version) {
        Edition edition = edition(version);
        String file = editions.file(edition).orElseThrow(EditionsResource::absent);
        return Response.ok(file, "application/yaml;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"policy-" + edition.version() + ".yaml\"")
                .tag(new EntityTag(edition.sha256()))
                .build();
    }

    @GET
    @Path("/{version}/changes")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "What differs from an earlier version, by default the one before, in the language asked for.")
    public Differences changes(
            @PathParam("version") String version,
            @QueryParam("since") @Nullable String since,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        return differences(version, since, Languages.of(lang, headers));
    }

    @GET
    @Path("/{version}/changes")
    @PermitAll
    @Produces(HTML)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public TemplateInstance changesPage(
            @PathParam("version") String version,
            @QueryParam("since") @Nullable String since,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Language language = Languages.of(lang, headers);
        Differences found = differences(version, since, language);
        return differences
                .data("frame", Frame.of(language, uri, current().operator()))
                .data("version", found.version())
                .data("since", found.since())
                .data("sections", found.sections());
    }

    private Differences differences(String version, @Nullable String since, Language language) {
        Edition edition = edition(version);
        String from = since == null ? edition.since() : edition(since).version();
        if (from == null) {
            return new Differences(version, null, List.of());
        }
        String before = editions.file(edition(from)).orElseThrow(EditionsResource::absent);
        String after = editions.file(edition).orElseThrow(EditionsResource::absent);
        return new Differences(version, from, Comparing.compare(before, after, language));
    }

    private Edition edition(String version) {
        return editions.of(version).orElseThrow(EditionsResource::absent);
    }

    private Policy current() {
        return policies.current(policies.today());
    }

    private static ProblemException absent() {
        return new ProblemException(ProblemType.NOT_FOUND);
    }

    /// @param since the version compared with; absent where there is none before
    record Differences(String version, @Nullable String since, List<Section> sections) {}
}
