package kz.tumar.consent.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.tumar.consent.Clause;
import kz.tumar.contract.Numbered;
import kz.tumar.policy.file.BrokenFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyEditionTest {
    private static final Path POLICIES = Path.of(System.getProperty("tumar.root"), "policy");
    private static final Path CALENDAR = POLICIES.resolve("calendars/kz.json");

    @TempDir
    Path folder;

    @Test
    @Clause("9.1")
    void realPolicy_isPublishedFromTheFirstMomentOfItsDayWithItsOrder() {
        var edition = PolicyEdition.read(POLICIES.resolve("modesco.yaml"), CALENDAR);

        assertThat(edition.since()).hasToString(edition.published().effectiveFrom() + "T00:00+05:00");
        assertThat(edition.published().orderNumber()).isEqualTo(new Numbered("TRIAL-1"));
        assertThat(edition.published().orderDate()).isEqualTo("2026-11-01");
        assertThat(edition.policyText()).contains("marketing");
    }

    @Test
    void brokenPolicy_stopsWithEveryFlawAtOnce() throws IOException {
        String text = Files.readString(POLICIES.resolve("modesco.yaml"));
        Path broken = Files.writeString(
                folder.resolve("broken.yaml"),
                text.replace("consent: prior", "consent: sometimes")
                        .replace("subjectCategories: [candidate]", "subjectCategories: [ghost]"));

        assertThatThrownBy(() -> PolicyEdition.read(broken, CALENDAR))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("broken.yaml")
                .hasMessageContaining("consent")
                .hasMessageContaining("ghost")
                .hasMessageContaining("write:");
    }
}
