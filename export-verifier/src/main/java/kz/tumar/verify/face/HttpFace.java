package kz.tumar.verify.face;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tile.TileName;

/// A log that is served. What fails for the moment is asked for again a few times; redirections aren't followed, since
/// the token is for this server only.
public final class HttpFace implements LogFace, AutoCloseable {
    private static final String ENTRIES = "tile/entries/";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final int TRIES = 5;
    private static final long PAUSE_MILLIS = 250;

    private final String address;
    private final Optional<String> token;
    private final Duration deadline;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(Redirect.NEVER)
            .build();

    /// @param address where the log is, without what follows for its parts: `https://log.example.kz/log`
    public HttpFace(String address, Optional<String> token) {
        this(address, token, DEADLINE);
    }

    /// @param deadline by which an answer is there to its last byte
    HttpFace(String address, Optional<String> token, Duration deadline) {
        this.deadline = deadline;
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.token = token;
    }

    public static boolean isAddress(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    @Override
    public byte[] checkpoint() {
        return get("checkpoint", MAX_NOTE).orElseThrow(() -> unreachable("checkpoint"));
    }

    @Override
    public Optional<byte[]> find(TileName name) {
        return get(name.path(), LogFace.limit(name));
    }

    @Override
    public Optional<byte[]> vkey() {
        return get("vkey", MAX_NOTE);
    }

    @Override
    public Optional<byte[]> keys() {
        return get("keys", MAX_NOTE);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// @return empty when the log says that there is no such thing
    private Optional<byte[]> get(String path, int limit) {
        HttpRequest request = request(path);
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<byte[]> answer = answer(request, limit);
                switch (answer.statusCode()) {
                    case 200 -> {
                        return Optional.of(answer.body());
                    }
                    case 404 -> {
                        return Optional.empty();
                    }
                    case 401, 403 ->
                        throw new Refused(isWithheld(path) ? Reason.TOKEN_WITHHELD : Reason.LOG_CLOSED, path);
                    default -> pause(attempt, path);
                }
            } catch (IOException e) {
                pause(attempt, path);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unreachable(path);
            }
        }
    }

    /// The client's own time limit ends with the headers; a log that then sends a byte an hour would never be done.
    private HttpResponse<byte[]> answer(HttpRequest request, int limit) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> coming =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limit));
        try {
            return coming.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException(e);
        } finally {
            coming.cancel(true);
        }
    }

    /// Only entries need the token, and only they get it; in the clear it goes no further than this machine.
    private boolean isWithheld(String path) {
        return token.isPresent() && path.startsWith(ENTRIES) && !isPrivate(address);
    }

    private static boolean isPrivate(String address) {
        return address.startsWith("https://")
                || address.matches("http://(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]+)?(/.*)?");
    }

    private HttpRequest request(String path) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/" + path))
                    .timeout(TIMEOUT)
                    .header("User-Agent", "tumar-mirror");
            token.filter(_ -> path.startsWith(ENTRIES) && isPrivate(address))
                    .ifPresent(text -> request.header("Authorization", "Bearer " + text));
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new Refused(Reason.ARGUMENT, address);
        }
    }

    private void pause(int attempt, String path) {
        if (attempt == TRIES) {
            throw unreachable(path);
        }
        try {
            Thread.sleep(PAUSE_MILLIS << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(path);
        }
    }

    private Refused unreachable(String path) {
        return new Refused(Reason.LOG_UNREACHABLE, address + "/" + path);
    }
}
