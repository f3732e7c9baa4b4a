package kz.tumar.request;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import kz.tumar.request.signature.Signing;
import kz.tumar.request.signature.TestAuthority;

/// An authority whom the service trusts in tests, with its lists of revoked certificates on the
/// loopback address. It
/// signs beforehand what the tests hand in, so that no key leaves it.
final class TrustedForTests {
    /// What is signed, and by whom.
    static final String REQUEST = "What do you hold about me?";

    static final String APPLICANT = "851231499972";
    static final String SOMEBODY_ELSE = "120709699969";

    private TrustedForTests() {}

    static Map<String, String> settings() {
        try {
            var authority = new TestAuthority("EC", Instant.now());
            var silent = new TestAuthority("EC", Instant.now());
            Path anchors = Files.createTempFile("tumar-anchors", ".pem");
            anchors.toFile().deleteOnExit();
            Files.writeString(anchors, pem(authority.anchor()) + pem(silent.anchor()));
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            serve(server, "/root.crl", authority.emptyLists().getFirst());
            serve(server, "/people.crl", authority.emptyLists().getLast());
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0)));
            String at = "http://127.0.0.1:" + server.getAddress().getPort();
            return Map.of(
                    "tumar.signature.anchors", anchors.toString(),
                    "tumar.signature.crls", at + "/root.crl," + at + "/people.crl",
                    "test.signature.valid", signed(authority, "SERIALNUMBER=IIN" + APPLICANT + ",CN=Test"),
                    "test.signature.another", signed(authority, "SERIALNUMBER=IIN" + SOMEBODY_ELSE + ",CN=Test"),
                    "test.signature.open", signed(silent, "SERIALNUMBER=IIN" + APPLICANT + ",CN=Test"),
                    "test.signature.planted", signed(authority, "SERIALNUMBER=IIN990101399994,CN=" + Planting.NAMED));
        } catch (IOException | CertificateEncodingException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }

    private static String signed(TestAuthority authority, String subject) {
        byte[] content = REQUEST.getBytes(StandardCharsets.UTF_8);
        byte[] cms = Signing.detached(authority, authority.issue(authority.person(subject)), content);
        return Base64.getEncoder().encodeToString(cms);
    }

    private static void serve(HttpServer server, String path, byte[] list) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
    }

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
