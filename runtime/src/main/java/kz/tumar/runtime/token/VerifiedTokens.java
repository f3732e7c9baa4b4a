package kz.tumar.runtime.token;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// The identities of tokens whose signature, issuer, audience and times were verified at most a minute ago, by the
/// SHA-256 of the token. Nothing that was refused is kept, and nothing is answered past a token's own end.
///
/// Everything is forgotten as soon as a token with a header not seen before is verified, for then the issuer signs
/// with another key and may have taken one back. Which keys an issuer has is looked up by Quarkus, and only when a
/// token names one it doesn't know; a minute is what this adds to that.
@Singleton
public class VerifiedTokens {
    static final long LONGEST_MILLIS = 60_000;
    static final int MOST = 10_000;
    private static final int MOST_HEADERS = 16;
    private static final String REMEMBERED = "tumar.remembered";

    /// What a token says beyond its roles; asking it costs an exception each time, by the way claims are read.
    private static final Set<String> CLAIMS = Set.of("system", "subject");

    private final Clock clock;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();
    private final Set<String> headers = ConcurrentHashMap.newKeySet();

    @Inject
    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    private record Verified(SecurityIdentity identity, long until) {}

    /// Who the bearer of this token is, where that was verified lately.
    public Optional<SecurityIdentity> of(String token) {
        Verified held = verified.get(digest(token));
        return held == null || clock.millis() >= held.until() ? Optional.empty() : Optional.of(held.identity());
    }

    /// Keeps whose token this is, after it was verified. A token without an end isn't kept.
    void keep(String token, SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken claims)) {
            return;
        }
        long now = clock.millis();
        long until = Math.min(claims.getExpirationTime() * 1_000, now + LONGEST_MILLIS);
        if (until <= now) {
            return;
        }
        forgetUnderNewKey(token.substring(0, Math.max(0, token.indexOf('.'))));
        if (verified.size() >= MOST) {
            verified.values().removeIf(held -> now >= held.until());
        }
        if (verified.size() < MOST) {
            verified.put(digest(token), new Verified(lasting(identity), until));
        }
    }

    private void forgetUnderNewKey(String header) {
        if (headers.contains(header)) {
            return;
        }
        verified.clear();
        if (headers.size() >= MOST_HEADERS) {
            headers.clear();
        }
        headers.add(header);
    }

    /// What of an identity belongs to the token; what belongs to the one request it came with is left out.
    private static SecurityIdentity lasting(SecurityIdentity identity) {
        var lasting = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .addAttribute(REMEMBERED, true);
        for (String name : CLAIMS) {
            String value = read(identity, name);
            if (value != null) {
                lasting.addAttribute(REMEMBERED + "." + name, value);
            }
        }
        return lasting.build();
    }

    /// What the token of an identity says under this name: `system` or `subject`.
    public static @Nullable String claim(SecurityIdentity identity, String name) {
        return isRemembered(identity) ? identity.getAttribute(REMEMBERED + "." + name) : read(identity, name);
    }

    private static @Nullable String read(SecurityIdentity identity, String name) {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getClaim(name) instanceof Object value
                ? value.toString()
                : null;
    }

    /// Whether an identity came from here, and not from a verification of just now.
    static boolean isRemembered(SecurityIdentity identity) {
        return identity.getAttribute(REMEMBERED) != null;
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
