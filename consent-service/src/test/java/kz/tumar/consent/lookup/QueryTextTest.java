package kz.tumar.consent.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {
    @Test
    void plainQuery_isReadAsItStands() {
        var asked =
                QueryText.read("subject=s-0&purpose=marketing&category=full-name&subjectCategory=client&action=USE");

        assertThat(asked)
                .contains(new Asked(
                        "s-0", "marketing", "full-name", "client", "USE", null, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "subject",
                "subject=",
                "=marketing",
                "purpose=a&purpose=a",
                "purpose=a%20b",
                "purpose=a+b",
                "purpose=a;category=b",
                "purpose=a&",
                "&purpose=a",
                "purpose=a=b",
                "at=2026-01-01T00:00:00Z",
                "unknown=a",
                "subject=ы"
            })
    void queryThatOthersMustRead_isLeftToThem(String query) {
        assertThat(QueryText.read(query)).isEmpty();
    }

    @Test
    void noQuery_isLeftToOthers() {
        assertThat(QueryText.read(null)).isEmpty();
        assertThat(QueryText.read("purpose=" + "a".repeat(2_000))).isEmpty();
    }

    @Test
    void shortWay_isOpenToWhomTheResourceLetsAsk() throws NoSuchMethodException {
        var allowed = DecisionsResource.class
                .getDeclaredMethod("decide", AskedInQuery.class, String.class, HttpHeaders.class)
                .getAnnotation(RolesAllowed.class)
                .value();

        assertThat(ShortWay.MAY_ASK).isEqualTo(Set.of(allowed));
    }
}
