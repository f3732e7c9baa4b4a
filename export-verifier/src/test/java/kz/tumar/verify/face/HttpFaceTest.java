package kz.tumar.verify.face;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tile.TileName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Servers that never finish, and to whom a token is told.
final class HttpFaceTest {
    private static final TileName BUNDLE = TileName.entries(0, TileName.FULL);

    private final Map<String, String> bearers = new ConcurrentHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/log/checkpoint", this::dribble);
        server.createContext("/log/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /// Headers and one byte, and nothing more.
    private void dribble(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('l');
            exchange.getResponseBody().flush();
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String bearer = exchange.getRequestHeaders().getFirst("Authorization");
            String path = exchange.getRequestURI().getPath();
            bearers.put(path, bearer == null ? "" : bearer);
            boolean closed = path.contains("entries") && bearer == null;
            byte[] content = "x".getBytes(UTF_8);
            exchange.sendResponseHeaders(closed ? 401 : 200, closed ? -1 : content.length);
            if (!closed) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    private HttpFace face(String host) {
        String address = "http://" + host + ":" + server.getAddress().getPort() + "/log";
        return new HttpFace(address, Optional.of("secret"), Duration.ofMillis(400));
    }

    @Test
    @Timeout(60)
    void anAnswerThatNeverEnds_isGivenUp() {
        try (HttpFace log = face("127.0.0.1")) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(log::checkpoint)
                    .matches(refused -> refused.reason() == Reason.LOG_UNREACHABLE);
        }
    }

    @Test
    void theToken_goesWithEntriesOnly() {
        try (HttpFace log = face("127.0.0.1")) {
            assertThat(log.vkey()).isPresent();
            log.tile(TileName.hashes(0, 0, 1));
            assertThat(log.find(BUNDLE)).isPresent();
        }
        assertThat(bearers)
                .containsEntry("/log/vkey", "")
                .containsEntry("/log/tile/0/000.p/1", "")
                .containsEntry("/log/tile/entries/000", "Bearer secret");
    }

    /// The unspecified address is this machine too, but its name doesn't say so.
    @Test
    void inTheClear_theTokenStaysOnThisMachine() {
        try (HttpFace log = face("0.0.0.0")) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> log.find(BUNDLE))
                    .matches(refused -> refused.reason() == Reason.TOKEN_WITHHELD);
        }
        assertThat(bearers).containsEntry("/log/tile/entries/000", "");
    }
}
