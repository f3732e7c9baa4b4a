package kz.tumar.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The witness as a process of its own, over HTTP.
final class ServerTest {
    private static final TestLog LOG = new TestLog(TestLog.ORIGIN, "");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    private static int run(StringBuilder said, String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = Main.run(new PrintStream(bytes, true, UTF_8), words);
        said.append(bytes.toString(UTF_8));
        return status;
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        Path.of("target", "classes").toAbsolutePath().toString(),
                        Main.class.getName(),
                        "run",
                        "--key",
                        folder.resolve("w.key").toString(),
                        "--logs",
                        folder.resolve("logs").toString(),
                        "--state",
                        folder.resolve("state").toString(),
                        "--listen",
                        "127.0.0.1:" + port)
                .redirectErrorStream(true)
                .start();
        InputStream said = process.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int c = said.read(); c >= 0 && c != '\n'; c = said.read()) {
            line.append((char) c);
        }
        assertThat(line.toString()).startsWith("watching on ");
        return process;
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aWitnessThatIsKilled_goesOnWhereItWas() throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        assertThat(run(said, "key", "--key", folder.resolve("w.key").toString(), "--name", "witness.example.test/w1"))
                .isZero();
        assertThat(said.toString()).matches("witness\\.example\\.test/w1\\+[0-9a-f]{8}\\+B.*\n");
        Files.writeString(
                folder.resolve("logs"), "# a policy\nlog " + LOG.key() + " https://log.example.test\nquorum none\n");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process first = start();
        try {
            HttpResponse<String> cosigned = send("POST", "/add-checkpoint", LOG.from(0, 5));
            assertThat(cosigned.statusCode()).isEqualTo(200);
            assertThat(cosigned.body()).startsWith("\u2014 witness.example.test/w1 ");
            HttpResponse<String> conflict = send("POST", "/add-checkpoint", LOG.from(0, 9));
            assertThat(conflict.statusCode()).isEqualTo(409);
            assertThat(conflict.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
            assertThat(conflict.body()).isEqualTo("5\n");
            assertThat(send("GET", "/add-checkpoint", "").statusCode()).isEqualTo(405);
            assertThat(send("POST", "/other", "").statusCode()).isEqualTo(404);
            assertThat(send("POST", "/add-checkpoint", "x".repeat(300_000)).statusCode())
                    .isEqualTo(413);
            assertThat(send("POST", "/sign-subtree", "").statusCode()).isEqualTo(404);
        } finally {
            first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        Process second = start();
        try {
            HttpResponse<String> shown = send("GET", "/" + Memory.name(TestLog.ORIGIN) + "/checkpoint", "");
            assertThat(shown.body()).startsWith(LOG.text(5));
            assertThat(send("POST", "/add-checkpoint", LOG.from(5, 9)).statusCode())
                    .isEqualTo(200);
        } finally {
            second.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatIsMissing_isSaid() throws IOException {
        StringBuilder said = new StringBuilder();
        assertThat(run(said)).isEqualTo(2);
        assertThat(run(said, "run", "--state", folder.toString())).isEqualTo(1);
        assertThat(run(said, "key", "--key", folder.resolve("k").toString(), "--name", "a b"))
                .isEqualTo(1);
        assertThat(said.toString()).contains("witness run --key", "--key is missing", "name is not empty");
    }
}
