package kz.tumar.consent.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kz.tumar.consent.Clause;
import kz.tumar.policy.file.PolicyFile;
import org.junit.jupiter.api.Test;

/// The cookie of a visit by how people reach the pages, not by how the last proxy does.
class VisitCookieTest {
    @Test
    @Clause({"6.2", "6.3"})
    void whicheverName_itIsInTheRegistryOfCookies() {
        var policy = PolicyFile.read(Path.of(System.getProperty("tumar.root"), "policy/modesco.yaml"))
                .orThrow();
        for (String home : List.of("https://consents.example.org", "http://127.0.0.1:8081")) {
            String name = at(home).carrying("x").getName();
            assertThat(policy.document().cookies().registry())
                    .as(name)
                    .anyMatch(cookie -> cookie.name().equals(name)
                            && cookie.category().value().equals("essential")
                            && cookie.persistsFor().isEmpty());
        }
    }

    private static VisitCookie at(String home) {
        return new VisitCookie(URI.create(home));
    }

    @Test
    void byTls_itGoesByTlsAlone_andBelongsToThisHost() {
        NewCookie cookie = at("https://consents.example.org").carrying("x");

        assertThat(cookie.getName()).isEqualTo("__Host-tumar-session");
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(at("https://consents.example.org").ended().getName()).isEqualTo(cookie.getName());
        assertThat(at("https://consents.example.org").ended().isSecure()).isTrue();
    }

    @Test
    void withoutTls_itHasNoPrefix_thatBrowsersWouldRefuse() {
        NewCookie cookie = at("http://127.0.0.1:8081").carrying("x");

        assertThat(cookie.getName()).isEqualTo("tumar-session");
        assertThat(cookie.isSecure()).isFalse();
    }

    @Test
    void byTls_aCookieWithoutThePrefix_isNobodys() {
        var planted = new Cookie.Builder("tumar-session").value("x").build();
        var own = new Cookie.Builder("__Host-tumar-session").value("y").build();
        VisitCookie cookie = at("HTTPS://consents.example.org");

        assertThat(cookie.in(Map.of("tumar-session", planted))).isNull();
        assertThat(cookie.in(Map.of("tumar-session", planted, "__Host-tumar-session", own)))
                .isEqualTo("y");
    }
}
