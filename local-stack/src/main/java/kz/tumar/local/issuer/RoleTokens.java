package kz.tumar.local.issuer;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.tumar.local.folder.Secrets;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/// Decides what a token request gets: the role asked for (`role`, or else the client's id), if the client's secret is
/// the one that earns it; otherwise `invalid_client` and no token.
final class RoleTokens implements OAuth2TokenCallback {

    static final String ISSUER = "tumar";
    static final String AUDIENCE = "tumar";
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Secrets secrets;

    RoleTokens(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String issuerId() {
        return ISSUER;
    }

    @Override
    public String subject(TokenRequest request) {
        return bearer(request).subject();
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        return bearer(request).claims();
    }

    @Override
    public long tokenExpiry() {
        return LIFETIME.toSeconds();
    }

    private Bearer bearer(TokenRequest request) {
        if (!(request.getClientAuthentication() instanceof PlainClientSecret client)) {
            throw new OAuth2Exception(OAuth2Error.INVALID_CLIENT, "A client secret is required.");
        }
        var bearer = asked(request, client);
        var given = client.getClientSecret().getValue().getBytes(StandardCharsets.UTF_8);
        var wanted = secrets.of(bearer.secretName()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, wanted)) {
            throw new OAuth2Exception(OAuth2Error.INVALID_CLIENT, "This secret doesn't earn that role.");
        }
        return bearer;
    }

    private static Bearer asked(TokenRequest request, PlainClientSecret client) {
        var roles = request.getCustomParameter("role");
        try {
            return Bearer.parse(
                    roles == null || roles.isEmpty() ? client.getClientID().getValue() : roles.getFirst());
        } catch (IllegalArgumentException unknownRole) {
            throw new OAuth2Exception(OAuth2Error.INVALID_REQUEST, "Unknown role.", unknownRole);
        }
    }
}
