package kz.tumar.consent.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The cookie of a visit. Scripts can't read it, and no other site's form sends it. Where people reach the
/// pages by TLS, which may end before us, it goes by TLS alone, and its name tells browsers to take it from
/// nobody but this very host.
@ApplicationScoped
class VisitCookie {
    /// The name of the cookie, as the registry of cookies has it; by TLS with the prefix of RFC 6265bis.
    private static final String NAME = "tumar-session";

    private static final String THIS_HOST = "__Host-";

    private final boolean encrypted;

    @Inject
    VisitCookie(@ConfigProperty(name = "tumar.public.url", defaultValue = "http://127.0.0.1:8081") URI home) {
        this.encrypted = "https".equalsIgnoreCase(home.getScheme());
    }

    /// The cookie that carries this until the browser ends.
    NewCookie carrying(String value) {
        return made(value, NewCookie.DEFAULT_MAX_AGE);
    }

    /// The cookie that ends a visit.
    NewCookie ended() {
        return made("", 0);
    }

    /// What it carries, if it came.
    @Nullable
    String in(Map<String, Cookie> cookies) {
        Cookie cookie = cookies.get(name());
        return cookie == null ? null : cookie.getValue();
    }

    private String name() {
        return encrypted ? THIS_HOST + NAME : NAME;
    }

    private NewCookie made(String value, int age) {
        return new NewCookie.Builder(name())
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(encrypted)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(age)
                .build();
    }
}
