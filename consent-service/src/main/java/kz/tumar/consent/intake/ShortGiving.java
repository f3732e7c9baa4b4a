package kz.tumar.consent.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.claim.ConsentGiven;
import kz.tumar.runtime.problem.Problem;
import kz.tumar.runtime.token.VerifiedTokens;
import org.jspecify.annotations.Nullable;

/// The short way of {@link ConsentsResource}'s `POST /consents`: a small body of JSON from a system whose token was
/// verified within the last minute is taken without the layers in between. Whatever is not just so goes the long way
/// before anything was done; what was begun is answered here, as it would be there, for it must not be done twice.
@ApplicationScoped
class ShortGiving {
    private static final int BEFORE_EVERYTHING = 20_000;
    private static final String PATH = "/consents";
    private static final String BEARER = "Bearer ";
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json;charset=UTF-8");
    private static final Set<String> ACCEPTED = Set.of("application/json", "*/*");
    private static final Set<String> TYPES = Set.of("application/json", "application/json;charset=utf-8");
    private static final int LARGEST = 65_536;

    /// As many as there are connections to the database.
    private static final int WIDTH = 16;

    private static final int MOST_WAITING = 256;

    private final VerifiedTokens tokens;
    private final PassingOn passingOn;
    private final ObjectMapper json;
    private final Counter taken;
    private final ExecutorService workers = new ThreadPoolExecutor(
            WIDTH,
            WIDTH,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("giving-", 0).daemon().factory());

    @Inject
    ShortGiving(VerifiedTokens tokens, PassingOn passingOn, ObjectMapper json, MeterRegistry meters) {
        this.tokens = tokens;
        this.passingOn = passingOn;
        this.json = json;
        this.taken = meters.counter("tumar.consents.short");
    }

    void register(@Observes Filters filters) {
        filters.register(this::take, BEFORE_EVERYTHING);
    }

    @PreDestroy
    void stop() {
        workers.shutdown();
    }

    private void take(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        HolderCode system = HttpMethod.POST.equals(request.method()) && PATH.equals(request.path()) && isPlain(request)
                ? system(request)
                : null;
        if (system == null) {
            exchange.next();
            return;
        }
        var context = exchange.vertx().getOrCreateContext();
        request.body()
                .onSuccess(body -> hand(exchange, context, system, body))
                .onFailure(_ -> exchange.response().reset());
        request.resume();
    }

    /// Whether it asks for nothing that only the long way gives.
    private static boolean isPlain(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.query() == null
                && (accept == null || ACCEPTED.contains(accept))
                && isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))
                && !request.headers().contains(HttpHeaders.ACCEPT_LANGUAGE)
                && !request.headers().contains("Idempotency-Key")
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && !request.headers().contains(HttpHeaders.CONTENT_ENCODING)
                && !request.headers().contains(HttpHeaders.EXPECT)
                && isSmall(request.getHeader(HttpHeaders.CONTENT_LENGTH));
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && TYPES.contains(type.toLowerCase(Locale.ROOT).replace(" ", ""));
    }

    private static boolean isSmall(@Nullable String length) {
        try {
            return length != null && Integer.parseInt(length) > 0 && Integer.parseInt(length) <= LARGEST;
        } catch (NumberFormatException malformed) {
            return false;
        }
    }

    private @Nullable HolderCode system(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return null;
        }
        Optional<SecurityIdentity> identity =
                tokens.of(authorization.substring(BEARER.length())).filter(known -> known.hasRole("system"));
        try {
            return identity.map(known -> VerifiedTokens.claim(known, "system"))
                    .map(HolderCode::new)
                    .orElse(null);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private void hand(RoutingContext exchange, Context context, HolderCode system, Buffer body) {
        try {
            workers.execute(() -> give(exchange, context, system, body));
        } catch (RejectedExecutionException full) {
            longWay(exchange, body);
        }
    }

    private static void longWay(RoutingContext exchange, Buffer body) {
        ((RoutingContextInternal) exchange).setBody(body);
        exchange.next();
    }

    private void give(RoutingContext exchange, Context context, HolderCode system, Buffer body) {
        JsonNode said;
        try {
            said = json.readTree(body.getBytes());
        } catch (IOException malformed) {
            context.runOnContext(_ -> longWay(exchange, body));
            return;
        }
        if (!said.isObject()) {
            context.runOnContext(_ -> longWay(exchange, body));
            return;
        }
        taken.increment();
        UUID id = UUID.randomUUID();
        int status;
        Object answer;
        CharSequence type = JSON;
        try {
            var recorded = passingOn.pass(system, ConsentGiven.class, said, id);
            answer = new ConsentsResource.Recorded(
                    ConsentsResource.consent(system, id), recorded.facts(), recorded.repeated());
            status = 201;
        } catch (RuntimeException | Error refused) {
            var problem = Problem.of(refused);
            answer = problem;
            status = problem.status();
            type = Problem.MEDIA_TYPE;
        }
        write(exchange, context, status, type, answer);
    }

    private void write(RoutingContext exchange, Context context, int status, CharSequence type, Object answer) {
        byte[] body;
        try {
            body = json.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer can always be written", impossible);
        }
        context.runOnContext(_ -> {
            if (!exchange.response().closed()) {
                exchange.response()
                        .setStatusCode(status)
                        .putHeader(HttpHeaders.CONTENT_TYPE, type)
                        .end(Buffer.buffer(body));
            }
        });
    }
}
