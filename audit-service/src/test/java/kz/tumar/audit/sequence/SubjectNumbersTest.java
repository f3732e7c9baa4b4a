package kz.tumar.audit.sequence;

import static kz.tumar.audit.sequence.LogWorkbench.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import kz.tumar.audit.entry.LookupKey;
import kz.tumar.delivery.partition.Fetched;
import kz.tumar.delivery.partition.Partition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubjectNumbersTest {
    private static final int MOST = 1 << 12;
    private static final UUID ONE = LookupKey.of("s-1");

    @TempDir
    Path folder;

    private LogWorkbench log;

    @BeforeEach
    void threeFactsAboutOneSubject() {
        log = new LogWorkbench(folder);
        log.publish(log.second, List.of(event("a", "s-1", "x"), event("b", "s-1", "x"), event("c", "s-1", "x")));
        log.start().awaitSigned(3);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aSubjectFromBeforeTheTerm_isLookedUpInTheEntries() throws SQLException {
        assertThat(asked(new SubjectNumbers(false, MOST))).isEqualTo(Map.of(ONE, 3L));
    }

    @Test
    void aSubjectThatHadToBeForgotten_isLookedUpInTheEntries() throws SQLException {
        SubjectNumbers numbers = new SubjectNumbers(true, MOST);
        numbers.learn(Map.of(ONE, 3L));
        assertThat(asked(numbers)).isEqualTo(Map.of(ONE, 3L));

        numbers.learn(strangers(10 * MOST));

        assertThat(asked(numbers)).isEqualTo(Map.of(ONE, 3L));
    }

    @Test
    void aSubjectThatIsNew_hasNoNumber() throws SQLException {
        SubjectNumbers numbers = new SubjectNumbers(true, MOST);
        try (Connection connection = log.asService()) {
            assertThat(numbers.of(batch("s-2"), connection)).isEmpty();
        }
    }

    private Map<UUID, Long> asked(SubjectNumbers numbers) throws SQLException {
        try (Connection connection = log.asService()) {
            return numbers.of(batch("s-1"), connection);
        }
    }

    private PreparedBatch batch(String subject) {
        Partition partition = new Partition(log.second, 0);
        Preparing preparing = new Preparing(Map.of(partition, "topic"), Map.of(partition, 3L));
        byte[] value = event("d", subject, "x").getBytes(StandardCharsets.UTF_8);
        preparing.take(new Fetched(partition, 3, null, Instant.EPOCH, subject, value));
        return preparing.drain();
    }

    private static Map<UUID, Long> strangers(int count) {
        Random random = new Random(7);
        Map<UUID, Long> strangers = new HashMap<>();
        for (int i = 0; i < count; i++) {
            strangers.put(new UUID(random.nextLong(), random.nextLong()), 1L);
        }
        return strangers;
    }
}
