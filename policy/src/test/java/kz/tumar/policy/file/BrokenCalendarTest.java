package kz.tumar.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class BrokenCalendarTest {
    @Test
    void brokenCalendar_namesEveryFlaw() throws IOException {
        var text = Files.readString(Path.of("calendars", "kz.json"))
                .replace("\"2026-12-16\", \"kind\": \"state-holiday\"", "\"2026-12-46\", \"kind\": \"holiday\"")
                .replace("\"workingDaysInYear\": 249", "\"workingDaysInYear\": 250")
                .replace("{\"date\": \"2025-01-05\"", "{\"date\": \"2025-01-06\"")
                .replace("\"kk\": \"Сенбі\"", "\"kk\": \" \"");

        var broken = (Result.Broken<?>) CalendarFile.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(broken.flaws())
                .extracting(Flaw::wrong)
                .containsExactlyInAnyOrder(
                        "' ' breaks the rule 'pattern'",
                        "the days give 249 working days, not 250",
                        "2025-01-06 is no weekend day",
                        "the days give 245 working days, not 246",
                        "'2026-12-46' is not a day that exists",
                        "'holiday' is not one of the words allowed");
    }
}
