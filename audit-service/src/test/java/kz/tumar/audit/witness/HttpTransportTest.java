package kz.tumar.audit.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import kz.tumar.audit.witness.WitnessPolicy.Witness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever the other side does, asking it ends soon and takes little memory.
final class HttpTransportTest {
    private final HttpTransport transport = new HttpTransport(Duration.ofMillis(500));
    private final CountDownLatch ended = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/good/add-checkpoint", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "text/x.tlog.size");
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 409 : 405, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/slow/", exchange -> waitThenClose(exchange, false));
        server.createContext("/stuck/", exchange -> waitThenClose(exchange, true));
        server.createContext("/large/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                for (int i = 0; i < 100_000; i++) {
                    exchange.getResponseBody().write(new byte[1024]);
                }
            }
        });
        server.createContext("/elsewhere/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/good/add-checkpoint");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.start();
    }

    private void waitThenClose(HttpExchange exchange, boolean begun) throws IOException {
        if (begun) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().flush();
        }
        try {
            ended.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        transport.close();
        server.stop(0);
    }

    private Asking.Reply send(String prefix) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + prefix);
        Witness witness = new Witness("w", TestWitness.named("w").key(), Optional.of(url));
        return transport.send(witness, "old 0\n".getBytes(UTF_8));
    }

    @Test
    void statusTypeAndBody_arriveAsTheyWereSent() throws IOException, InterruptedException {
        for (String prefix : new String[] {"/good", "/good/"}) {
            Asking.Reply reply = send(prefix);
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.contentType()).isEqualTo("text/x.tlog.size");
            assertThat(new String(reply.body(), UTF_8)).isEqualTo("old 0\n");
        }
        assertThat(send("/elsewhere").status()).as("nothing is followed").isEqualTo(307);
    }

    @Test
    void theSlowTheStuckTheEndlessAndTheAbsent_areGivenUp() {
        for (String prefix : new String[] {"/slow", "/stuck", "/large"}) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> send(prefix)).as(prefix).isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
        server.stop(0);
        assertThatThrownBy(() -> send("/good")).isInstanceOf(IOException.class);
    }
}
