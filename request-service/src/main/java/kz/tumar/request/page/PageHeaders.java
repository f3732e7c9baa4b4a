package kz.tumar.request.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// The headers of everything that a browser opens: pages run nothing, are framed by nobody, stay in
/// no cache, and tell nobody where a reader came from.
@ApplicationScoped
class PageHeaders {
    private static final int EARLY = 200;
    private static final String OURS_ALONE = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(PageHeaders::add, EARLY);
    }

    private static void add(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        HttpServerResponse response = exchange.response();
        boolean form = path.equals("/form") || path.startsWith("/form/");
        if (form || path.startsWith("/face/")) {
            response.putHeader("Content-Security-Policy", OURS_ALONE);
            response.putHeader("X-Content-Type-Options", "nosniff");
            response.putHeader("Referrer-Policy", "no-referrer");
            response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
            response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
            if (form) {
                response.putHeader("Cache-Control", "no-store");
            }
        }
        exchange.next();
    }
}
