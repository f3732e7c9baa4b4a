package kz.tumar.runtime.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import kz.tumar.contract.ProblemType;

/// What is refused before any resource is found (a body that says it is too large, a path that can't be decoded)
/// leaves as a problem, too.
@ApplicationScoped
class EarlyRefusals {
    private static final int BEFORE_EVERYTHING = 10_000;

    /// Behind Quarkus' own handler of bodies that are too large, which is two before zero.
    private static final int BEHIND_THE_LIMIT = 1;

    /// Where Quarkus keeps its limit. Past it, Quarkus answers without a problem; so its own lies a little further
    /// than ours, see {@link BoundedBodies}.
    private static final String LIMIT = "io.quarkus.max-request-size";

    private static final long FURTHER = 1 << 20;

    private final VertxHttpConfig http;
    private final ObjectMapper json;
    private final List<StreamedBodies> streamed;

    @Inject
    EarlyRefusals(VertxHttpConfig http, ObjectMapper json, @Any Instance<StreamedBodies> streamed) {
        this.http = http;
        this.json = json;
        this.streamed = streamed.stream().toList();
    }

    /// Whether a body may have any size.
    boolean isStreamed(String method, String path) {
        return streamed.stream().anyMatch(bodies -> bodies.areAt(method, path));
    }

    /// The most bytes that a body may have.
    long most() {
        return http.limits().maxBodySize().orElseThrow().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseAtSight, BEFORE_EVERYTHING);
        filters.register(this::letUsBeFirst, BEHIND_THE_LIMIT);
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::refuseFailed);
    }

    private void refuseAtSight(RoutingContext context) {
        if (!isUri(context.request().uri())) {
            refuse(context, ProblemType.INVALID_PARAMETER);
        } else if (isStreamed(context)) {
            // Quarkus refuses by what the header says, and reads by how the body came.
            context.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
            context.next();
        } else if (lengthOf(context) > most()) {
            refuse(context, ProblemType.TOO_LARGE);
        } else {
            context.next();
        }
    }

    private void letUsBeFirst(RoutingContext context) {
        context.put(LIMIT, isStreamed(context) ? Long.MAX_VALUE : Long.valueOf(most() + FURTHER));
        context.next();
    }

    private boolean isStreamed(RoutingContext context) {
        return isStreamed(context.request().method().name(), context.request().path());
    }

    private static boolean isUri(String text) {
        try {
            return !new URI(text).toString().isEmpty();
        } catch (URISyntaxException other) {
            return false;
        }
    }

    private static long lengthOf(RoutingContext context) {
        try {
            var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException undecodable) {
            return 0;
        }
    }

    /// Where the server itself gives up, there is a status and no failure.
    private void refuseFailed(RoutingContext context) {
        int status = context.statusCode();
        if (context.failure() == null && status >= 400 && status < 500) {
            refuse(context, ProblemMappers.byStatus(status));
        } else {
            context.next();
        }
    }

    /// Answers and closes: the rest of the body is not read.
    private void refuse(RoutingContext context, ProblemType problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(bodyOf(problem))
                .onComplete(_ -> context.request().connection().close());
    }

    private String bodyOf(ProblemType problem) {
        try {
            return json.writeValueAsString(new Problem(problem.urn(), problem.title(), problem.status(), List.of()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem can always be written", impossible);
        }
    }
}
