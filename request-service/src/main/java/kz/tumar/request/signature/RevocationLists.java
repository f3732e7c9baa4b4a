package kz.tumar.request.signature;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Lists of revoked certificates from configured addresses and from no others. One that is in force is
/// kept until its
/// successor is due, at most for a configured time; one that can't be fetched or does not hold says
/// nothing.
final class RevocationLists implements Revocation {
    private static final Logger LOG = Logger.getLogger(RevocationLists.class);
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Map<URI, Place> places = new LinkedHashMap<>();
    private final Bounds bounds;
    private final InstantSource clock;
    private final HttpClient http;

    /// @param largest the most bytes of a list
    /// @param timeout of one fetching
    /// @param keep when a list is fetched anew in any case
    /// @param pause after a failure
    record Bounds(int largest, Duration timeout, Duration keep, Duration pause) {}

    RevocationLists(List<URI> addresses, Bounds bounds, InstantSource clock) {
        for (URI address : addresses) {
            if (address.getScheme() == null || !SCHEMES.contains(address.getScheme()) || address.getHost() == null) {
                throw new IllegalStateException("tumar.signature.crls takes http and https addresses alone");
            }
            places.put(address, new Place(address));
        }
        this.bounds = bounds;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(bounds.timeout())
                .build();
    }

    @Override
    public Standing of(X509Certificate certificate, X509Certificate issuer) {
        Optional<Standing> good = Optional.empty();
        for (Place place : places.values()) {
            Optional<Standing> said = place.inForce().flatMap(list -> list.of(certificate, issuer));
            if (said.isPresent() && said.get() instanceof Standing.Revoked) {
                return said.get();
            }
            good = said.isPresent() ? said : good;
        }
        return good.orElseGet(Standing.Unknown::new);
    }

    /// How many addresses there are.
    int configured() {
        return places.size();
    }

    /// From how many of them a list in force is here.
    int usable() {
        Instant now = clock.instant();
        return (int) places.values().stream()
                .filter(place -> place.kept != null && place.kept.inForce(now))
                .count();
    }

    /// Fetches what is due.
    void refresh() {
        places.values().forEach(Place::inForce);
    }

    /// One address.
    private final class Place {
        private final URI address;
        private volatile @Nullable RevocationList kept;
        private Instant notBefore = Instant.EPOCH;

        Place(URI address) {
            this.address = address;
        }

        synchronized Optional<RevocationList> inForce() {
            Instant now = clock.instant();
            RevocationList list = kept;
            boolean due = list == null
                    || !list.inForce(now)
                    || !now.isBefore(list.fetchedAt().plus(bounds.keep()));
            if (due && !now.isBefore(notBefore)) {
                notBefore = now.plus(bounds.pause());
                fetch(now);
            }
            return Optional.ofNullable(kept).filter(held -> held.inForce(now));
        }

        private void fetch(Instant now) {
            CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                    HttpRequest.newBuilder(address).timeout(bounds.timeout()).build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), bounds.largest()));
            try {
                HttpResponse<byte[]> response = answer.get(bounds.timeout().toMillis(), TimeUnit.MILLISECONDS);
                if (response.statusCode() != 200) {
                    throw new IOException("status " + response.statusCode());
                }
                RevocationList read = RevocationList.read(response.body(), now);
                RevocationList before = kept;
                if (before == null
                        || !read.list()
                                .getThisUpdate()
                                .toInstant()
                                .isBefore(before.list().getThisUpdate().toInstant())) {
                    kept = read;
                }
            } catch (IOException | ExecutionException | TimeoutException | GeneralSecurityException failure) {
                LOG.warnf(
                        "no list of revoked certificates from %s: %s",
                        address, failure.getClass().getSimpleName());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                answer.cancel(true);
            }
        }
    }
}
