package kz.tumar.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The witness's face: `POST /add-checkpoint` and `GET /HASH/checkpoint`. A request is bounded in size and in time.
final class Server implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Server.class.getName());
    private static final int MOST_BYTES = 256 * 1024;
    private static final String ADD = "/add-checkpoint";
    private static final String CHECKPOINT = "/checkpoint";

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Server(Witness witness, InetSocketAddress address) throws IOException {
        this.witness = witness;
        this.server = HttpServer.create(address, 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
    }

    void start() {
        server.start();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (IOException | RuntimeException failed) {
                LOG.log(Level.ERROR, "a request could not be answered", failed);
                answer = Answer.of(500);
            }
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String method = exchange.getRequestMethod();
        if (path.equals(ADD)) {
            if (!method.equals("POST")) {
                return Answer.of(405);
            }
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            return body.length > MOST_BYTES ? Answer.of(413) : witness.addCheckpoint(body);
        }
        if (path.startsWith("/") && path.endsWith(CHECKPOINT) && path.length() > CHECKPOINT.length()) {
            return method.equals("GET")
                    ? witness.checkpoint(path.substring(1, path.length() - CHECKPOINT.length()))
                    : Answer.of(405);
        }
        return Answer.of(404);
    }

    /// Ends after the requests at hand.
    @Override
    public void close() {
        server.stop(2);
        threads.close();
    }
}
