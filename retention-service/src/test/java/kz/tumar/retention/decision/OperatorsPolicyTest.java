package kz.tumar.retention.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import kz.tumar.policy.Policy;
import kz.tumar.policy.ReasonKind;
import kz.tumar.policy.file.CalendarFile;
import kz.tumar.policy.file.PolicyFile;
import kz.tumar.policy.file.Result;
import kz.tumar.retention.Clause;
import org.junit.jupiter.api.Test;

/// The operator's own policy, as this service reads it.
class OperatorsPolicyTest {
    private static final Path ROOT = Path.of(System.getProperty("tumar.root", ".."), "policy");

    static Policy policy() throws IOException {
        return valid(PolicyFile.read(Files.readAllBytes(ROOT.resolve("modesco.yaml"))));
    }

    private static Rules rules() throws IOException {
        return ReadingPolicy.rules(
                policy(), valid(CalendarFile.read(Files.readAllBytes(ROOT.resolve("calendars/kz.json")))));
    }

    private static <T> T valid(Result<T> result) {
        return switch (result) {
            case Result.Valid<T>(T value) -> value;
            case Result.Broken<T> broken -> throw new AssertionError(broken.toString());
        };
    }

    @Test
    void reasonsForCallingOff_areCodesOfThePolicy() throws IOException {
        var policy = policy();

        assertThat(Stream.of(
                        Reasons.CONSENT_GIVEN,
                        Reasons.GROUND_STANDS,
                        Reasons.BLOCKED,
                        Reasons.CASE_OPEN,
                        Reasons.NOT_HELD))
                .allMatch(reason ->
                        policy.reason(ReasonKind.DESTRUCTION_STOP, reason).isPresent());
    }

    @Test
    @Clause("2.4")
    void grace_ofWhatHappenedBeforeTheCalendarBegins_beginsWithTheCalendar() throws IOException {
        var grace = rules().grace();

        assertThat(grace.from(Instant.parse("1650-01-01T00:00:00Z")))
                .isEqualTo(grace.from(Instant.parse("2019-06-03T06:00:00Z")))
                .isEqualTo(grace.from(Instant.parse("2023-12-31T19:00:00Z")));
        assertThat(grace.from(Instant.parse("2024-06-03T06:00:00Z")).notBefore())
                .isBetween(Instant.parse("2024-06-04T00:00:00Z"), Instant.parse("2024-06-05T00:00:00Z"));
        assertThat(grace.from(Instant.parse("2019-06-03T06:00:00Z")).notBefore())
                .isBefore(LocalDate.of(2024, 2, 1)
                        .atStartOfDay(java.time.ZoneOffset.UTC)
                        .toInstant());
    }
}
