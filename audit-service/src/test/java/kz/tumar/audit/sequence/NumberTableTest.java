package kz.tumar.audit.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class NumberTableTest {
    private static final long SEED = Long.getLong("tumar.seed", 6962L);

    private final Random random = new Random(SEED);

    @Test
    void everySubjectWithinTheBound_keepsItsLastNumber() {
        NumberTable table = new NumberTable(1 << 16);
        Map<UUID, Long> expected = putMany(table, 50_000);

        assertThat(table.isForgetful()).isFalse();
        expected.forEach((subject, number) ->
                assertThat(table.number(subject)).as("seed %d", SEED).isEqualTo(number));
        assertThat(table.number(subject())).isZero();
    }

    @Test
    void pastTheBound_someAreForgottenAndNoneIsWrong() {
        NumberTable table = new NumberTable(1 << 13);
        Map<UUID, Long> expected = putMany(table, 20_000);

        assertThat(table.isForgetful()).isTrue();
        expected.forEach((subject, number) ->
                assertThat(table.number(subject)).as("seed %d", SEED).isIn(0L, number));
        long remembered = expected.keySet().stream()
                .filter(subject -> table.number(subject) > 0)
                .count();
        assertThat(remembered).isGreaterThan(8_000);
    }

    @Test
    void subjectsThatShareEveryPlace_areToldApart() {
        NumberTable table = new NumberTable(1 << 13);
        for (int i = 0; i < 250; i++) {
            table.put(new UUID(i, 7), i + 1);
        }

        for (int i = 0; i < 250; i++) {
            assertThat(table.number(new UUID(i, 7))).isEqualTo(i + 1);
        }
        assertThat(table.number(new UUID(250, 7))).isZero();
        assertThat(table.isForgetful()).isFalse();
    }

    private Map<UUID, Long> putMany(NumberTable table, int count) {
        Map<UUID, Long> expected = new HashMap<>();
        for (int i = 0; i < count; i++) {
            UUID subject = subject();
            for (long number = 1; number <= 1 + random.nextInt(3); number++) {
                table.put(subject, number);
                expected.put(subject, number);
            }
        }
        return expected;
    }

    private UUID subject() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
