package kz.tumar.request.form;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/// Answers to a browser.
final class Page {
    static final int CONFLICT = 409;
    static final int UNPROCESSABLE = 422;

    private Page() {}

    /// The address that a connection comes from.
    static String peer(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return address == null ? "" : String.valueOf(address.hostAddress());
    }

    static Response ok(TemplateInstance page) {
        return Response.ok(page).build();
    }

    static Response with(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }

    static Response tooMany(TemplateInstance page, Duration window) {
        return Response.status(Response.Status.TOO_MANY_REQUESTS)
                .header("Retry-After", window.toSeconds())
                .entity(page)
                .build();
    }
}
