package kz.tumar.request.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import kz.tumar.request.Clause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Clause("8.1")
final class RevocationListsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final TestAuthority AUTHORITY = new TestAuthority("EC", NOW);
    private static final RevocationLists.Bounds BOUNDS =
            new RevocationLists.Bounds(100_000, Duration.ofSeconds(2), Duration.ofHours(24), Duration.ofMinutes(1));

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private volatile byte[] answer = new byte[0];
    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status.get(), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private RevocationLists lists() {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/list.crl");
        return new RevocationLists(List.of(address), BOUNDS, clock::get);
    }

    private static Revocation.Standing of(RevocationLists lists, TestAuthority.Issued person) {
        return lists.of(person.certificate(), AUTHORITY.between());
    }

    private static byte[] list(TestAuthority.Issued issuer, Duration until, Map<TestAuthority.Issued, Instant> revoked)
            throws CRLException {
        var certificates = new HashMap<X509Certificate, Instant>();
        revoked.forEach((person, at) -> certificates.put(person.certificate(), at));
        return AUTHORITY.list(issuer, until, certificates).getEncoded();
    }

    @Test
    void listInForce_saysWhoIsRevoked_andIsKeptUntilItsSuccessorIsDue() throws CRLException {
        TestAuthority.Issued good = AUTHORITY.personNumbered("851231499972");
        TestAuthority.Issued bad = AUTHORITY.personNumbered("851231499972");
        answer = list(AUTHORITY.issuing(), Duration.ofHours(6), Map.of(bad, NOW.minusSeconds(60)));
        RevocationLists lists = lists();

        assertThat(of(lists, good)).isEqualTo(new Revocation.Standing.Good());
        assertThat(of(lists, bad)).isEqualTo(new Revocation.Standing.Revoked(NOW.minusSeconds(60)));
        assertThat(asked).hasValue(1);
        assertThat(lists.usable()).isEqualTo(1);

        status.set(503);
        clock.set(NOW.plus(Duration.ofHours(7)));
        assertThat(of(lists, good)).isEqualTo(new Revocation.Standing.Unknown());
        assertThat(of(lists, good)).isEqualTo(new Revocation.Standing.Unknown());
        assertThat(asked).as("whoever failed has a pause").hasValue(2);
        assertThat(lists.usable()).isZero();
    }

    @Test
    void silence_nonsense_redirects_andListsOfOthers_sayNothing() throws CRLException {
        TestAuthority.Issued person = AUTHORITY.personNumbered("851231499972");
        var impostor = new TestAuthority.Issued(AUTHORITY.between(), TestAuthority.keys("EC"));
        byte[] good = list(AUTHORITY.issuing(), Duration.ofHours(6), Map.of());
        for (byte[] useless : List.of(
                "nonsense".getBytes(StandardCharsets.UTF_8),
                new byte[200_000],
                list(AUTHORITY.root(), Duration.ofHours(6), Map.of()),
                list(impostor, Duration.ofHours(6), Map.of()),
                list(AUTHORITY.issuing(), Duration.ofMinutes(-1), Map.of()))) {
            answer = useless;
            assertThat(of(lists(), person)).isEqualTo(new Revocation.Standing.Unknown());
        }
        answer = good;
        status.set(302);
        int before = asked.get();
        assertThat(of(lists(), person)).isEqualTo(new Revocation.Standing.Unknown());
        assertThat(asked).as("a redirect is not followed").hasValue(before + 1);
    }

    @Test
    void onlyWebAddresses_areConfigured() {
        for (String address : List.of("file:///etc/passwd", "ftp://localhost/list", "list.crl")) {
            assertThatThrownBy(() -> new RevocationLists(List.of(URI.create(address)), BOUNDS, clock::get))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
