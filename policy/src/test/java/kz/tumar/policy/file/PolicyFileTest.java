package kz.tumar.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import kz.tumar.policy.calendar.Elapsed;
import org.junit.jupiter.api.Test;

final class PolicyFileTest {
    @Test
    void shippedPolicy_isValid() {
        var result = PolicyFile.read(Path.of("modesco.yaml"));

        assertThat(result).as(() -> String.valueOf(result)).isInstanceOf(Result.Valid.class);
    }

    @Test
    void sameBytes_giveTheSamePolicyHash_whereverTheyComeFrom() throws IOException {
        var bytes = Files.readAllBytes(Path.of("modesco.yaml"));

        var policy = PolicyFile.read(bytes).orThrow();

        assertThat(policy.sha256()).matches("[0-9a-f]{64}");
        assertThat(policy.sha256())
                .isEqualTo(PolicyFile.read(Path.of("modesco.yaml")).orThrow().sha256());
        assertThat(policy).hasToString("modesco/2026-11-01");
    }

    @Test
    void grace_mayBeADuration_forDemonstrations() throws IOException {
        var text = Files.readString(Path.of("modesco.yaml"))
                .replace("destroy: {grace: {workingDays: 1}", "destroy: {grace: PT0S");

        var policy = PolicyFile.read(text.getBytes(StandardCharsets.UTF_8)).orThrow();

        assertThat(policy.grace()).isEqualTo(new Elapsed(Duration.ZERO));
    }

    @Test
    void shippedCalendar_isValid() {
        var result = CalendarFile.read(Path.of("calendars", "kz.json"));

        assertThat(result).as(() -> String.valueOf(result)).isInstanceOf(Result.Valid.class);
    }
}
