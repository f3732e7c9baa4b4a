package kz.tumar.request.form;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.RequestKind;
import kz.tumar.policy.Language;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.page.Frame;
import kz.tumar.request.page.Languages;
import kz.tumar.request.page.Words;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The form by which anybody files a request. It works without scripts, by keyboard and by screen
/// reader, and sets no cookie: what a form must bring back stands in the form.
@Path("/form")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class FormResource {
    private final Announcing announcing;
    private final FormKeys keys;
    private final FilingByForm filing;
    private final Receipts receipts;
    private final Limits limits;
    private final Callers callers;
    private final FormConfig config;
    private final Clock clock;
    private final Template kinds;
    private final Template file;
    private final Template notice;

    @Inject
    FormResource(
            Announcing announcing,
            FormKeys keys,
            FilingByForm filing,
            Receipts receipts,
            Limits limits,
            Callers callers,
            FormConfig config,
            Clock clock,
            @Location("kinds.html") Template kinds,
            @Location("file.html") Template file,
            @Location("notice.html") Template notice) {
        this.announcing = announcing;
        this.keys = keys;
        this.filing = filing;
        this.receipts = receipts;
        this.limits = limits;
        this.callers = callers;
        this.config = config;
        this.clock = clock;
        this.kinds = kinds;
        this.file = file;
        this.notice = notice;
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    @Operation(summary = "A page: what can be asked for.")
    public Response kinds(@QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Language language = Languages.of(lang, headers);
        return Page.ok(kinds.data("frame", frame(language, "/form")).data("kinds", Kinds.in(language)));
    }

    @GET
    @Path("/{kind}")
    @PermitAll
    @RunOnVirtualThread
    @Operation(summary = "A page: the form of one kind of request.")
    public Response form(
            @PathParam("kind") String path, @QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        RequestKind kind = Asked.of(path).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        Language language = Languages.of(lang, headers);
        Rules rules = announcing.rules();
        var fields = new Fields(language, Typed.nothing(), Map.of(), rules);
        return Page.ok(form(kind, fields, keys.issue(clock.instant()), null));
    }

    @POST
    @Path("/{kind}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(summary = "Files a request. The same form sent again is the same request, and shows the same number.")
    public Response send(
            @PathParam("kind") String path,
            MultivaluedMap<String, String> form,
            @HeaderParam("Sec-Fetch-Site") @Nullable String from,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        RequestKind kind = Asked.of(path).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        Typed typed = Typed.of(form);
        Language language = Languages.of(typed.in("lang"), headers);
        if ("cross-site".equals(from) || "same-site".equals(from)) {
            return Page.with(403, notice(language, path, "otherSite"));
        }
        Rules rules = announcing.rules();
        FormKeys.@Nullable FormKey key = keys.read(typed.in("key")).orElse(null);
        String again = key == null ? keys.issue(clock.instant()) : typed.in("key");
        LocalDate today = LocalDate.ofInstant(clock.instant(), rules.calendar().zone());
        var mistakes = Checking.mistakes(kind, typed, rules, today);
        var fields = new Fields(language, typed, mistakes, rules);
        if (!mistakes.isEmpty()) {
            return Page.with(Page.UNPROCESSABLE, form(kind, fields, again, "mistakes"));
        }
        if (key == null || age(key).compareTo(config.latest()) > 0) {
            return Page.with(Page.UNPROCESSABLE, form(kind, fields, keys.issue(clock.instant()), "tooOld"));
        }
        if (typed.has("website")) {
            return Page.with(Page.UNPROCESSABLE, form(kind, fields, again, "trapped"));
        }
        if (age(key).compareTo(config.soonest()) < 0) {
            return Page.with(Page.UNPROCESSABLE, form(kind, fields, again, "tooSoon"));
        }
        if (!limits.maySend(callers.of(Page.peer(request), request.headers().getAll("X-Forwarded-For")))) {
            return Page.tooMany(form(kind, fields, again, "tooMany"), config.window());
        }
        FormKeys.Sent sent = keys.sent(key, kind, typed);
        return filing.file(sent, kind, typed, language)
                .map(caseId -> Page.ok(receipts.of(caseId, sent, language)))
                .orElseGet(
                        () -> Page.with(Page.CONFLICT, form(kind, fields, keys.issue(clock.instant()), "sentAlready")));
    }

    private Duration age(FormKeys.FormKey key) {
        return Duration.between(key.issued(), clock.instant());
    }

    private TemplateInstance form(RequestKind kind, Fields fields, String key, @Nullable String message) {
        Language language = fields.language();
        return file.data("frame", frame(language, "/form/" + Asked.path(kind)))
                .data("title", Words.of(language, kind))
                .data("intro", Words.of(language, "intro." + kind.name()))
                .data("action", "/form/" + Asked.path(kind))
                .data("key", key)
                .data("message", message == null ? null : Words.of(language, message))
                .data("mistakes", fields.all())
                .data("sections", fields.of(kind));
    }

    private TemplateInstance notice(Language language, String path, String message) {
        return notice.data("frame", frame(language, "/form/" + path)).data("text", Words.of(language, message));
    }

    private Frame frame(Language language, String path) {
        return Frame.of(language, path, announcing.rules().policy().document());
    }
}
