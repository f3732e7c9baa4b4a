package kz.tumar.consent;

import static io.restassured.RestAssured.given;
import static kz.tumar.consent.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A file of lines larger than any other body may be is taken over in one call, piece by piece.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class StreamedImportTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int LINES = 400;
    private static final Pattern NEXT = Pattern.compile("\"next\":([0-9]+)");
    private static final String FILLER = "x".repeat(30_000);

    private final String person = UUID.randomUUID().toString();
    private final String run = UUID.randomUUID().toString();
    private final String token = ConfigProvider.getConfig().getValue("test.token.dpo", String.class);

    @BeforeEach
    void untilReady() {
        await().atMost(SOON).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    /// The first, the last and one line in the middle are records; all others are long and refused.
    private byte[] line(int number) {
        boolean record = number == 1 || number == LINES / 2 || number == LINES;
        String text = record
                ? "{\"record\":\"subject\",\"system\":\"site\",\"localId\":\"" + person + number + "\"}\n"
                : FILLER + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The file as a stream that is made while it is read, so that nobody holds it whole.
    private final class Lines extends InputStream {
        private final int breakAt;
        private final int waitAt;
        private byte[] line = new byte[0];
        private int at;
        private int number;

        /// @param waitAt the line before which it waits until the ones before are taken over
        /// @param breakAt the line at which it fails
        Lines(int waitAt, int breakAt) {
            this.waitAt = waitAt;
            this.breakAt = breakAt;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (at == line.length) {
                if (number == LINES) {
                    return -1;
                }
                number++;
                line = line(number);
                at = 0;
                if (number == waitAt) {
                    await().atMost(SOON).until(() -> next() > LINES / 4);
                }
                if (number == breakAt) {
                    throw new IOException("the line was cut");
                }
            }
            int taken = Math.min(length, line.length - at);
            System.arraycopy(line, at, bytes, from, taken);
            at += taken;
            return taken;
        }
    }

    /// Also asked by the client's own threads, which know no configuration.
    private int next() {
        try {
            String run = sent(request("").GET()).body();
            var next = NEXT.matcher(run);
            return next.find() ? Integer.parseInt(next.group(1)) : 0;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/imports/" + run + query))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> post(String query, BodyPublisher body) throws IOException, InterruptedException {
        return sent(
                request(query).header("Content-Type", "application/x-ndjson").POST(body));
    }

    @Test
    @Clause("2.4")
    void fileOfTwelveMegabytes_isTakenInOneCall_progressShowsMeanwhile_andABrokenCallIsGoneOnWith() throws Exception {
        long size = 0;
        for (int number = 1; number <= LINES; number++) {
            size += line(number).length;
        }
        assertThat(size).isGreaterThan(11_000_000);

        assertThatThrownBy(() -> post("", BodyPublishers.ofInputStream(() -> new Lines(LINES * 3 / 4, LINES * 4 / 5))))
                .as("the progress was seen before the rest was sent; then the line was cut")
                .isInstanceOf(IOException.class);
        assertThat(next()).isBetween(LINES / 4, LINES);

        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> post("", BodyPublishers.ofInputStream(() -> new Lines(0, 0)))
                                .statusCode()
                        == 200);
        as("dpo")
                .get("/imports/" + run)
                .then()
                .body("next", org.hamcrest.Matchers.equalTo(LINES + 1))
                .body("accepted", org.hamcrest.Matchers.equalTo(3))
                .body("refused", org.hamcrest.Matchers.equalTo(LINES - 3));
    }

    @Test
    void fileThatSaysHowLargeItIs_isTakenToo() throws Exception {
        byte[] whole = new Lines(0, 0).readAllBytes();

        var tried = post("?dryRun=true", BodyPublishers.ofByteArray(whole));

        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
        assertThat(tried.body()).contains("\"accepted\":3");
    }
}
