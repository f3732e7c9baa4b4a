package kz.tumar.audit.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import kz.tumar.audit.lookup.EntryQuestion.Sifted;
import org.junit.jupiter.api.Test;

/// What no index knows is looked for in the entry itself, and all that is asked for must hold.
final class SiftingTest {
    private static final String OFFICER = "0123456789abcdef".repeat(4);
    private static final byte[] ENTRY =
            ("{\"event\":{\"source\":\"/tumar/retention\",\"time\":\"2026-03-01T10:00:00+05:00\","
                            + "\"data\":{\"holder\":\"crm\",\"system\":\"site\",\"actor\":{\"kind\":\"OFFICER\",\"officer\":\""
                            + OFFICER + "\",\"system\":\"hr\"}}}}")
                    .getBytes(UTF_8);

    private static boolean finds(
            Optional<String> from,
            Optional<String> to,
            Optional<String> service,
            Optional<String> holder,
            Optional<String> actor) {
        return Sifting.letsThrough(
                new Sifted(from.map(Instant::parse), to.map(Instant::parse), service, holder, actor), ENTRY);
    }

    private static final Optional<String> ANY = Optional.empty();

    @Test
    void eachOfThem_isLookedFor() {
        assertThat(finds(ANY, ANY, ANY, ANY, ANY)).isTrue();
        assertThat(finds(ANY, ANY, Optional.of("retention"), ANY, ANY)).isTrue();
        assertThat(finds(ANY, ANY, Optional.of("consent"), ANY, ANY)).isFalse();
        for (String holder : new String[] {"crm", "site"}) {
            assertThat(finds(ANY, ANY, ANY, Optional.of(holder), ANY)).isTrue();
        }
        assertThat(finds(ANY, ANY, ANY, Optional.of("hr"), ANY)).isFalse();
        assertThat(finds(ANY, ANY, ANY, ANY, Optional.of(OFFICER))).isTrue();
        assertThat(finds(ANY, ANY, ANY, ANY, Optional.of("hr"))).isTrue();
        assertThat(finds(ANY, ANY, ANY, ANY, Optional.of("crm"))).isFalse();
    }

    @Test
    void allThatIsAskedFor_mustHold_andAPeriodIncludesItsBeginningOnly() {
        Optional<String> moment = Optional.of("2026-03-01T05:00:00Z");
        assertThat(finds(moment, ANY, Optional.of("retention"), Optional.of("crm"), Optional.of(OFFICER)))
                .isTrue();
        assertThat(finds(ANY, moment, ANY, ANY, ANY)).isFalse();
        assertThat(finds(Optional.of("2026-03-01T05:00:01Z"), ANY, ANY, ANY, ANY))
                .isFalse();
        assertThat(finds(moment, ANY, Optional.of("retention"), Optional.of("site"), Optional.of("crm")))
                .isFalse();
    }
}
