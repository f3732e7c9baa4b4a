package kz.tumar.consent.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.HolderCode;
import kz.tumar.runtime.token.VerifiedTokens;
import org.jspecify.annotations.Nullable;

/// The short way of {@link DecisionsResource}'s GET: a well-formed question about now, by a caller whose token was
/// verified within the last minute and who may ask, is answered without the layers in between. It refuses nobody and
/// reports no failure: whatever is not just so, and whatever fails, goes the long way, and is answered there.
@ApplicationScoped
class ShortWay {
    /// Those whom the resource lets ask.
    static final Set<String> MAY_ASK = Set.of("system", "officer", "dpo", "deputy");

    private static final int BEFORE_EVERYTHING = 20_000;
    private static final String PATH = "/decisions";
    private static final String BEARER = "Bearer ";
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json;charset=UTF-8");
    private static final Set<String> ACCEPTED = Set.of("application/json", "*/*");

    private final VerifiedTokens tokens;
    private final AskingTogether together;
    private final Answering answering;
    private final ObjectWriter writer;

    @Inject
    ShortWay(VerifiedTokens tokens, AskingTogether together, Answering answering, ObjectMapper json) {
        this.tokens = tokens;
        this.together = together;
        this.answering = answering;
        this.writer = json.writerFor(Decided.class);
    }

    void register(@Observes Filters filters) {
        filters.register(this::take, BEFORE_EVERYTHING);
    }

    private void take(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        Asked.About asked = HttpMethod.GET.equals(request.method()) && PATH.equals(request.path()) && isPlain(request)
                ? QueryText.read(request.query()).map(ShortWay::wellFormed).orElse(null)
                : null;
        Who who = asked == null ? null : whoAsks(request);
        if (asked == null || who == null) {
            exchange.next();
            return;
        }
        var context = exchange.vertx().getOrCreateContext();
        request.pause();
        if (!together.take(new Exchange(asked, who.system(), exchange, context))) {
            longWay(exchange);
        }
    }

    private static void longWay(RoutingContext exchange) {
        exchange.request().resume();
        exchange.next();
    }

    /// Whether it asks for nothing that only the long way gives: another language or form, or a body.
    private static boolean isPlain(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return (accept == null || ACCEPTED.contains(accept))
                && !request.headers().contains(HttpHeaders.ACCEPT_LANGUAGE)
                && !request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /// Duties of an employee are looked up by the long way only.
    private static Asked.@Nullable About wellFormed(Asked asked) {
        return asked.employee() == null ? asked.read("", new ArrayList<>()) : null;
    }

    /// Who may ask.
    ///
    /// @param system which system it is, where it is one
    private record Who(@Nullable HolderCode system) {}

    private @Nullable Who whoAsks(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return null;
        }
        SecurityIdentity identity =
                tokens.of(authorization.substring(BEARER.length())).orElse(null);
        if (identity == null || MAY_ASK.stream().noneMatch(identity::hasRole)) {
            return null;
        }
        return identity.hasRole("system") ? system(identity).map(Who::new).orElse(null) : new Who(null);
    }

    /// A claim of another form is for the long way to refuse.
    private static Optional<HolderCode> system(SecurityIdentity identity) {
        try {
            return Optional.ofNullable(VerifiedTokens.claim(identity, "system")).map(HolderCode::new);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// One exchange that waits for its answer.
    private final class Exchange implements AskingTogether.Asking {
        private final Asked.About asked;
        private final @Nullable HolderCode system;
        private final RoutingContext exchange;
        private final Context context;

        Exchange(Asked.About asked, @Nullable HolderCode system, RoutingContext exchange, Context context) {
            this.asked = asked;
            this.system = system;
            this.exchange = exchange;
            this.context = context;
        }

        @Override
        public Asked.About asked() {
            return asked;
        }

        @Override
        public void answered(Decisions.Answered answer) {
            Buffer body;
            try {
                body = Buffer.buffer(writer.writeValueAsBytes(answering.now(system, answer, asked, null)));
            } catch (JsonProcessingException | RuntimeException failed) {
                unanswered();
                return;
            }
            context.runOnContext(_ -> {
                exchange.request().resume();
                if (!exchange.response().closed()) {
                    exchange.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                            .end(body);
                }
            });
        }

        @Override
        public void unanswered() {
            context.runOnContext(_ -> longWay(exchange));
        }
    }
}
