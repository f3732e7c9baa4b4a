package kz.tumar.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.tumar.delivery.Delivery;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.policy.PolicyVersions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What runtime gives a service that has nothing of its own. Refusals are asked for byte by byte, as no client would.
@QuarkusTest
@QuarkusTestResource(SmallestStack.class)
class SmallestServiceTest {
    private static final int CONNECTIONS =
            ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.max-size", Integer.class);
    private static final String TOO_LARGE = "urn:tumar:problem:too-large";

    @Inject
    Delivery delivery;

    @Inject
    Transactions transactions;

    @Inject
    PolicyVersions versions;

    private static int port() {
        return ConfigProvider.getConfig()
                .getValue("test.url", java.net.URI.class)
                .getPort();
    }

    private static String speak(String head, Body body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            try {
                body.write(out);
                out.flush();
            } catch (IOException closed) {
                // The server has answered and does not read on.
            }
            var answer = new StringBuilder();
            try {
                for (int next = socket.getInputStream().read();
                        next >= 0;
                        next = socket.getInputStream().read()) {
                    answer.append((char) next);
                }
            } catch (IOException reset) {
                // What came before it is the answer.
            }
            return answer.toString();
        }
    }

    @FunctionalInterface
    private interface Body {
        void write(java.io.OutputStream out) throws IOException;
    }

    private static String request(String method, String path, String... headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join(
                        "",
                        java.util.Arrays.stream(headers)
                                .map(header -> header + "\r\n")
                                .toList()) + "\r\n";
    }

    private static void assertProblem(String answer, int status, String type) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer).contains("\"type\":\"" + type + "\"").contains("\"status\":" + status);
    }

    @Test
    void bodyThatFits_isTaken() throws IOException {
        var answer = speak(request("POST", "/length", "Content-Length: 5"), out -> out.write(new byte[5]));

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("5");
    }

    @Test
    void bodyThatSaysItIsTooLarge_isAProblem() throws IOException {
        var answer = speak(request("POST", "/length", "Content-Length: 10000000"), out -> {});

        assertProblem(answer, 413, TOO_LARGE);
    }

    @Test
    void bodyInPiecesThatGrowsTooLarge_isAProblem() throws IOException {
        var answer = speak(request("POST", "/length", "Transfer-Encoding: chunked"), out -> {
            byte[] piece = new byte[1 << 20];
            for (int i = 0; i < 11; i++) {
                out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(piece);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });

        assertProblem(answer, 413, TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz",
                "/length/%zz",
                "/length/%",
                "/%c3%28%zz?x=1",
                "/parked/%zz/release",
                "/length/secret?x=%zz",
                "/a|b"
            })
    void pathThatCannotBeDecoded_isAProblem(String path) throws IOException {
        var answer = speak(request("GET", path), out -> {});

        assertProblem(answer, 400, "urn:tumar:problem:invalid-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/length/secret/%2e%2e/x", "/%c3%28", "/length/%c3%28"})
    void pathThatLeadsNowhere_isAProblem(String path) throws IOException {
        var answer = speak(request("GET", path), out -> {});

        assertProblem(answer, 404, "urn:tumar:problem:not-found");
    }

    @Test
    void method_thatIsNotThere_isAProblem() throws IOException {
        assertProblem(speak(request("DELETE", "/length"), out -> {}), 405, "urn:tumar:problem:method-not-allowed");
    }

    @Test
    void whoHasNoToken_andWhoHasNoRight_getProblems_andTheLatterIsStated() throws IOException {
        await().atMost(Duration.ofSeconds(60)).until(() -> delivery.vitals().serving());
        var officer = ConfigProvider.getConfig().getValue("test.token.officer", String.class);

        assertProblem(speak(request("GET", "/length/secret"), out -> {}), 401, "urn:tumar:problem:unauthenticated");
        for (int i = 0; i < 103; i++) {
            assertProblem(
                    speak(request("GET", "/length/secret", "Authorization: Bearer " + officer), out -> {}),
                    403,
                    "urn:tumar:problem:forbidden");
        }

        assertThat(refusals("stated") + refusals("counted")).isEqualTo(103);
        assertThat(refusals("counted")).isLessThanOrEqualTo(3);
    }

    @Test
    void token_isVerifiedOnce_andRememberedForTheNextRequest_withTheSameRoles() throws IOException {
        var token = ConfigProvider.getConfig().getValue("test.token.dpo", String.class);
        var first = speak(request("GET", "/length/caller", "Authorization: Bearer " + token), out -> {});

        var second = speak(request("GET", "/length/caller", "Authorization: Bearer " + token), out -> {});

        assertThat(first).startsWith("HTTP/1.1 200").contains("[dpo] verified");
        assertThat(second).startsWith("HTTP/1.1 200").contains("[dpo] remembered");
    }

    @Test
    void rememberedToken_doesNotVouchForOneThatWasForged() throws IOException {
        var token = ConfigProvider.getConfig().getValue("test.token.dpo", String.class);
        speak(request("GET", "/length/caller", "Authorization: Bearer " + token), out -> {});
        int signature = token.lastIndexOf('.') + 1;
        var forged = token.substring(0, signature)
                + (token.charAt(signature) == 'A' ? 'B' : 'A')
                + token.substring(signature + 1);

        var answer = speak(request("GET", "/length/caller", "Authorization: Bearer " + forged), out -> {});

        assertProblem(answer, 401, "urn:tumar:problem:unauthenticated");
    }

    private long refusals(String column) {
        return transactions.inTransaction(transaction -> {
            try (var select = transaction.prepareStatement(
                            "SELECT sum(" + column + ") FROM delivery_refusal WHERE what = 'ACCESS'");
                    var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Test
    void policy_rulesDaysBeforeItsFirst_andIsToldWhoeverAsksInTheMiddleOfATransaction() throws Exception {
        assertThat(versions.firstDay()).isEmpty();
        assertThat(versions.rulingDay(LocalDate.of(2026, 11, 23))).isEmpty();

        publish("2026-11-01", LocalDate.of(2026, 11, 1), true);
        publish("2026-10-01", LocalDate.of(2026, 10, 1), true);
        publish("2026-01-01", LocalDate.of(2026, 1, 1), false);

        assertThat(versions.firstDay()).isEqualTo(Optional.of(LocalDate.of(2026, 10, 1)));
        assertThat(versions.rulingDay(LocalDate.of(2020, 1, 1))).contains(LocalDate.of(2026, 10, 1));
        assertThat(versions.rulingDay(LocalDate.of(2026, 11, 23))).contains(LocalDate.of(2026, 11, 23));
        assertThat(askedByAllWhoHoldAConnection())
                .hasSize(CONNECTIONS)
                .containsOnly(Optional.of(LocalDate.of(2026, 10, 1)));
    }

    /// As many ask at once as there are connections, each holding one of them: nobody can be given a second.
    private List<Optional<LocalDate>> askedByAllWhoHoldAConnection() throws Exception {
        var allHoldOne = new CyclicBarrier(CONNECTIONS);
        var answers = new ArrayList<Future<Optional<LocalDate>>>();
        try (var askers = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                answers.add(askers.submit(() -> transactions.inTransaction(transaction -> {
                    together(allHoldOne);
                    return versions.rulingDay(LocalDate.of(2020, 1, 1));
                })));
            }
        }
        var told = new ArrayList<Optional<LocalDate>>();
        for (var answer : answers) {
            told.add(answer.get());
        }
        return told;
    }

    private static void together(CyclicBarrier all) {
        try {
            all.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Puts a version down, with its documents or without.
    private void publish(String version, LocalDate from, boolean whole) {
        transactions.inTransaction(transaction -> {
            insert(transaction, "INSERT INTO policy_version VALUES (?, ?, ?, ?, '" + from + "')", version, whole);
            return true;
        });
    }

    private static void insert(java.sql.Connection transaction, String sql, String version, boolean whole)
            throws SQLException {
        var document = whole ? "document" : "missing";
        try (var documents = transaction.prepareStatement(
                        "INSERT INTO policy_document VALUES ('document', '') ON CONFLICT DO NOTHING");
                var insert = transaction.prepareStatement(sql)) {
            documents.executeUpdate();
            insert.setString(1, version);
            insert.setString(2, document);
            insert.setString(3, version);
            insert.setString(4, document);
            insert.executeUpdate();
        }
    }
}
