package kz.tumar.request.form;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.TrackingNumber;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Language;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.ledger.Tracking;
import kz.tumar.request.page.Frame;
import kz.tumar.request.page.Languages;
import kz.tumar.request.page.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What became of a request, for whoever has its number and the secret beside it. The secret is only
/// ever in a form's body; nothing personal is shown to anybody.
@Path("/form/status")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class StatusResource {
    private static final String PATH = "/form/status";

    private final Transactions transactions;
    private final Tracking tracking;
    private final Announcing announcing;
    private final Statuses statuses;
    private final Limits limits;
    private final Callers callers;
    private final FormConfig config;
    private final Template ask;

    @Inject
    StatusResource(
            Transactions transactions,
            Tracking tracking,
            Announcing announcing,
            Statuses statuses,
            Limits limits,
            Callers callers,
            FormConfig config,
            @Location("ask.html") Template ask) {
        this.transactions = transactions;
        this.tracking = tracking;
        this.announcing = announcing;
        this.statuses = statuses;
        this.limits = limits;
        this.callers = callers;
        this.config = config;
        this.ask = ask;
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    @Operation(summary = "A page: asks for the number of a request and its secret.")
    public Response ask(
            @QueryParam("number") @Nullable String number,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        String known = number == null
                ? ""
                : FormKeys.typed(number).map(StatusResource::shown).orElse("");
        return Page.ok(asking(Languages.of(lang, headers), known, null));
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(summary = "A page: where a request stands.")
    public Response status(
            @FormParam("number") @Nullable String number,
            @FormParam("secret") @Nullable String secret,
            @FormParam("lang") @Nullable String lang,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        Language language = Languages.of(lang, headers);
        if (!limits.mayAsk(callers.of(Page.peer(request), request.headers().getAll("X-Forwarded-For")))) {
            return Page.tooMany(asking(language, "", "tooMany"), config.window());
        }
        Optional<TrackingNumber> typed = FormKeys.typed(Objects.requireNonNullElse(number, ""));
        if (typed.isPresent() && !limits.mayTry(typed.get())) {
            return Page.tooMany(asking(language, "", "tooMany"), config.window());
        }
        Sha256 brought = FormKeys.digest(Objects.requireNonNullElse(secret, ""));
        Optional<Tracking.Issued> issued = typed.flatMap(
                        each -> transactions.inTransaction(transaction -> tracking.find(transaction, each)))
                .filter(each -> equal(each.secret(), brought));
        if (issued.isEmpty()) {
            typed.ifPresent(limits::wrong);
            return Page.with(
                    404, asking(language, typed.map(StatusResource::shown).orElse(""), "notFound"));
        }
        return Page.ok(statuses.of(issued.get(), language));
    }

    private static boolean equal(Sha256 one, Sha256 other) {
        return MessageDigest.isEqual(
                one.value().getBytes(StandardCharsets.US_ASCII), other.value().getBytes(StandardCharsets.US_ASCII));
    }

    private static String shown(TrackingNumber number) {
        return number.value().toUpperCase(Locale.ROOT);
    }

    private TemplateInstance asking(Language language, String number, @Nullable String message) {
        return ask.data(
                        "frame",
                        Frame.of(language, PATH, announcing.rules().policy().document()))
                .data("number", number)
                .data("message", message == null ? null : Words.of(language, message));
    }
}
