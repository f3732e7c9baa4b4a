package kz.tumar.local.issuer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.Secrets;

/// Where the issuer is and how tokens are had from it.
///
/// @param address host and port
/// @param secrets what earns a token
public record IssuerAccess(String address, Secrets secrets) {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// An issuer on the loopback address.
    public static IssuerAccess local(int port, Secrets secrets) {
        return new IssuerAccess(LoopbackPorts.HOST + ":" + port, secrets);
    }

    /// The issuer's address, as it stands in every token.
    public String url() {
        return "http://%s/%s".formatted(address, RoleTokens.ISSUER);
    }

    /// The secret a client sends to get a token of that role, such as `dpo` or `system:crm`.
    ///
    /// @throws IllegalArgumentException for an unknown role
    public String clientSecretFor(String role) {
        return secrets.of(Bearer.parse(role).secretName());
    }

    /// A fresh bearer token, valid for an hour.
    ///
    /// @throws IllegalArgumentException for an unknown role
    /// @throws UncheckedIOException when the issuer doesn't answer
    public String token(String role) {
        var form = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(encoded(role), encoded(clientSecretFor(role)));
        var request = HttpRequest.newBuilder(URI.create(url() + "/token"))
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (var http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            var answer = http.send(request, BodyHandlers.ofString());
            var token = new ObjectMapper().readTree(answer.body()).path("access_token");
            if (answer.statusCode() != 200 || !token.isTextual()) {
                throw new IOException("The issuer answered " + answer.statusCode() + ".");
            }
            return token.asText();
        } catch (IOException unreachable) {
            throw new UncheckedIOException("No token from %s; is the stack up?".formatted(url()), unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
