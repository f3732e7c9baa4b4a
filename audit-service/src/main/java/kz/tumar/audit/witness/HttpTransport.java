package kz.tumar.audit.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.tumar.audit.witness.WitnessPolicy.Witness;

/// Speaks to witnesses over HTTP. Connections are kept; nothing is followed elsewhere; time and the answer's size are
/// bounded, whatever the other side does.
final class HttpTransport implements Asking.Transport, AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024;

    private final HttpClient client;
    private final Duration timeout;

    HttpTransport(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public Asking.Reply send(Witness witness, byte[] body) throws IOException, InterruptedException {
        URI prefix = witness.url().orElseThrow(() -> new IOException("the witness has no address"));
        String path = prefix.toString().replaceFirst("/+$", "") + "/add-checkpoint";
        HttpRequest request = HttpRequest.newBuilder(URI.create(path))
                .timeout(timeout)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> response = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Asking.Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (TimeoutException late) {
            sent.cancel(true);
            throw new IOException("the witness took too long", late);
        } catch (ExecutionException failed) {
            throw new IOException("the witness can't be reached", failed);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
