package kz.tumar.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.Secrets;
import kz.tumar.local.testing.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalIssuerTest {

    private final IssuerAccess issuer = TestStack.shared().issuer();

    @TempDir
    Path folder;

    @Test
    void tokenOfASystem_namesTheSystem_andIsSignedByTheIssuer() throws Exception {
        var token = SignedJWT.parse(issuer.token("system:crm"));

        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(issuer.url());
        assertThat(claims.getAudience()).containsExactly("tumar");
        assertThat(claims.getStringListClaim("groups")).containsExactly("system");
        assertThat(claims.getStringClaim("system")).isEqualTo("crm");
        var keys = JWKSet.load(URI.create(issuer.url() + "/jwks").toURL());
        assertThat(token.verify(new RSASSAVerifier(keys.getKeys().getFirst().toRSAKey())))
                .isTrue();
    }

    @Test
    void tokenOfTheOfficer_carriesOnlyTheRole() throws Exception {
        var claims = SignedJWT.parse(issuer.token("dpo")).getJWTClaimsSet();

        assertThat(claims.getStringListClaim("groups")).containsExactly("dpo");
        assertThat(claims.getSubject()).isEqualTo("dpo");
        assertThat(claims.getClaim("system")).isNull();
    }

    @Test
    void secretOfOneSystem_earnsNoTokenOfAnother_norOfTheOfficer() throws Exception {
        var secret = issuer.clientSecretFor("system:crm");

        assertThat(status("client_id=crm&role=system:site&client_secret=" + secret))
                .isBetween(400, 401);
        assertThat(status("client_id=crm&role=dpo&client_secret=" + secret)).isBetween(400, 401);
        assertThat(status("client_id=crm&role=system:crm&client_secret=" + secret))
                .isEqualTo(200);
    }

    @Test
    void requestWithoutSecret_earnsNothing() throws Exception {
        assertThat(status("client_id=dpo&role=dpo")).isBetween(400, 401);
    }

    @Test
    void unknownRole_isRefused() {
        assertThatThrownBy(() -> issuer.token("emperor"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("system:CODE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "production", "Production"})
    void productionProfile_isRefused(String profile) {
        assertThatThrownBy(() -> LocalIssuer.start(LoopbackPorts.free(), new Secrets(folder), profile))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("production");
    }

    @Test
    void restart_keepsTheKey_soTokensStayValid() throws Exception {
        var secrets = new Secrets(folder);
        var port = LoopbackPorts.free();
        SignedJWT token;
        try (var first = LocalIssuer.start(port, secrets, "test")) {
            token = SignedJWT.parse(first.access().token("regulator"));
        }

        try (var again = LocalIssuer.start(port, secrets, "test")) {
            var keys = JWKSet.load(URI.create(again.access().url() + "/jwks").toURL());
            assertThat(token.verify(new RSASSAVerifier(keys.getKeys().getFirst().toRSAKey())))
                    .isTrue();
        }
    }

    private int status(String form) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(issuer.url() + "/token"))
                                    .timeout(java.time.Duration.ofSeconds(20))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&" + form))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
