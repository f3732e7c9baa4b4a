package kz.tumar.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.PrivateFile;
import kz.tumar.local.folder.Secrets;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/// An OIDC issuer for development on the loopback address. It vouches for any role to whoever holds the data folder's
/// secrets, so it refuses to run in the production profile. Its signing key is generated once per data folder: tokens
/// outlive a restart, and no other installation accepts them.
public final class LocalIssuer implements AutoCloseable {

    private static final Set<String> PRODUCTION = Set.of("prod", "production");

    private final MockOAuth2Server server;
    private final IssuerAccess access;

    private LocalIssuer(MockOAuth2Server server, IssuerAccess access) {
        this.server = server;
        this.access = access;
    }

    /// Starts the issuer and returns when it answers.
    ///
    /// @param profile where it runs, such as `local` or `test`
    /// @throws IllegalStateException in the production profile
    public static LocalIssuer start(int port, Secrets secrets, String profile) {
        return start(LoopbackPorts.address(), port, secrets, profile);
    }

    /// Starts it where others than this machine's programs reach it, such as a network of containers.
    public static LocalIssuer start(InetAddress address, int port, Secrets secrets, String profile) {
        if (PRODUCTION.contains(profile.toLowerCase(Locale.ROOT))) {
            throw new IllegalStateException(
                    "The local issuer vouches for anybody and never runs in production; configure a real issuer.");
        }
        var keys = new KeyProvider(List.of(signingKey(secrets)));
        var config = new OAuth2Config(
                false,
                null,
                null,
                false,
                new OAuth2TokenProvider(keys),
                Set.of(new RoleTokens(secrets)),
                new MockWebServerWrapper());
        var server = new MockOAuth2Server(config);
        server.start(address, port);
        return new LocalIssuer(server, IssuerAccess.local(port, secrets));
    }

    public IssuerAccess access() {
        return access;
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private static JWK signingKey(Secrets secrets) {
        var file = secrets.file("issuer-signing-key.jwk");
        try {
            if (!Files.exists(file)) {
                var key = new RSAKeyGenerator(2048)
                        .keyID(RoleTokens.ISSUER)
                        .keyUse(KeyUse.SIGNATURE)
                        .generate();
                PrivateFile.replace(file, key.toJSONString());
            }
            return JWK.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JOSEException | ParseException broken) {
            throw new IllegalStateException("The signing key %s is unusable; remove it.".formatted(file), broken);
        }
    }
}
