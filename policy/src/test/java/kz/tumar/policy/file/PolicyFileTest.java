package kz.tumar.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PolicyFileTest {
    @Test
    void shippedPolicy_isValid() {
        var result = PolicyFile.read(Path.of("modesco.yaml"));

        assertThat(result).as(() -> String.valueOf(result)).isInstanceOf(Result.Valid.class);
    }

    @Test
    void shippedCalendar_isValid() {
        var result = CalendarFile.read(Path.of("calendars", "kz.json"));

        assertThat(result).as(() -> String.valueOf(result)).isInstanceOf(Result.Valid.class);
    }
}
