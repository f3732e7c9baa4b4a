package kz.tumar.consent.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// The headers of everything that a browser opens: pages run nothing but our own files, are framed by nobody, and stay
/// in no cache where they are about a person. The banner's files are there for the pages of others.
@ApplicationScoped
class PageHeaders {
    private static final int EARLY = 200;
    private static final List<String> PERSONAL = List.of("/centre", "/receipts", "/familiarisation");
    private static final List<String> PAGES =
            List.of("/centre", "/receipts", "/familiarisation", "/policy/editions", "/texts", "/face/");
    private static final String OURS_ALONE = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(PageHeaders::add, EARLY);
    }

    private static void add(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        HttpServerResponse response = exchange.response();
        if (path.startsWith("/cookies/")) {
            response.putHeader("Access-Control-Allow-Origin", "*");
            response.putHeader("Cross-Origin-Resource-Policy", "cross-origin");
            response.putHeader("X-Content-Type-Options", "nosniff");
        } else if (PAGES.stream().anyMatch(path::startsWith)) {
            response.putHeader("Content-Security-Policy", OURS_ALONE);
            response.putHeader("X-Content-Type-Options", "nosniff");
            response.putHeader("Referrer-Policy", "same-origin");
            response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
            if (PERSONAL.stream().anyMatch(path::startsWith)) {
                response.putHeader("Cache-Control", "no-store");
            }
        }
        exchange.next();
    }
}
