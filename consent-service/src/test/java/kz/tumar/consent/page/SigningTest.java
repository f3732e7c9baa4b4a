package kz.tumar.consent.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which keys sign what browsers carry.
class SigningTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Visit VISIT = new Visit(
            new SubjectRef("s-123456789abcdefghjkmnpqrsd"),
            Visit.Role.SUBJECT,
            Visit.Means.LINK,
            NOW,
            NOW.plusSeconds(60),
            "one",
            null);

    @TempDir
    Path folder;

    private Signing with(String... keys) throws IOException {
        Path ring = Files.createTempFile(folder, "ring", "");
        Files.writeString(ring, "tumar-key-ring/v1\nring x\nservice y\n" + String.join("\n", keys) + "\nsha256 z\n");
        return new Signing(ring);
    }

    @Test
    void anotherServicesRing_signsNothingForUs() throws IOException {
        String signed = with("secret AAAA").sign("link", VISIT);

        assertThat(with("secret AAAA").read("link", signed, NOW)).contains(VISIT);
        assertThat(with("secret CCCC").read("link", signed, NOW)).isEmpty();
    }

    @Test
    void keyThatJoinsTheRing_endsNoVisit() throws IOException {
        String signed = with("secret AAAA").sign("link", VISIT);

        assertThat(with("secret AAAA", "epoch 2 then CCCC DDDD").read("link", signed, NOW))
                .contains(VISIT);
    }

    @Test
    void linkThatIsOver_opensNothing() throws IOException {
        Signing signing = with("secret AAAA");
        String signed = signing.sign("link", VISIT);

        assertThat(signing.read("link", signed, NOW.plusSeconds(59))).contains(VISIT);
        assertThat(signing.read("link", signed, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void ringWithoutAKey_signsNothing() {
        assertThatThrownBy(() -> with()).isInstanceOf(IllegalStateException.class);
    }
}
