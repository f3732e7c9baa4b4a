package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Where the relay begins to read: never above a row that may still become visible.
class RelayingFloorTest {
    private static final String TOPIC = "company.crm.commands";
    private static final String SUBJECT = "s-of-the-test";
    private static final String INSERT =
            "INSERT INTO delivery_outbox (topic, key, identity, value) SELECT '" + TOPIC + "', '%s', %s, '%s'";

    @Test
    void floor_risesOnlyWhenEveryTransactionOlderThanTheRemovalIsOver() {
        var floor = new RelayingFloor(0);

        floor.removed(100, 40, 50);
        assertThat(floor.from(1)).as("older ones may run").isZero();
        floor.removed(200, 49, 60);
        assertThat(floor.from(1)).as("number 49 still runs").isZero();
        floor.removed(300, 50, 70);
        assertThat(floor.from(1)).as("all below 50 are over").isEqualTo(100);
        floor.removed(400, 69, 80);
        assertThat(floor.from(1)).isEqualTo(100);
        floor.removed(500, 70, 90);
        assertThat(floor.from(1)).isEqualTo(300);
    }

    @Test
    void floor_isNotTaken_fromABatchThatEndsBelowIt() {
        var floor = new RelayingFloor(0);

        floor.removed(100, 40, 50);
        floor.removed(60, 55, 60);

        assertThat(floor.from(1))
                .as("rows up to 100 were visible, and this batch stopped before")
                .isZero();
    }

    @Test
    void everyFewSeconds_readingBeginsAtTheBeginning() {
        var floor = new RelayingFloor(0);
        floor.removed(100, 40, 50);
        floor.removed(200, 50, 60);
        long later = TimeUnit.SECONDS.toNanos(6);

        assertThat(floor.from(1)).isEqualTo(100);
        assertThat(floor.from(later)).isZero();
        assertThat(floor.from(later + 1)).isEqualTo(100);
    }

    @Test
    void rowThatBecomesVisibleLate_isRelayedBeforeTheNextOfItsSubject() throws SQLException {
        try (var world = new World();
                var process = world.process();
                var slow = DriverManager.getConnection(world.database.url())) {
            process.awaitServing();
            slow.setAutoCommit(false);
            hold(slow);
            insert(slow, SUBJECT, "first");
            for (int round = 0; round < 20; round++) {
                String value = "other-" + round;
                world.database.execute(INSERT.formatted("other", "'\\x" + hex(value) + "'::bytea", value));
                World.await("relayed", () -> values(world).contains(value));
            }

            slow.commit();
            try (var next = DriverManager.getConnection(world.database.url())) {
                next.setAutoCommit(false);
                hold(next);
                insert(next, SUBJECT, "second");
                next.commit();
            }

            World.await("relayed", () -> values(world).contains("second"));
            assertThat(values(world).stream().filter(value -> !value.startsWith("other")))
                    .containsExactly("first", "second");
        }
    }

    /// As whoever announces about a subject does: its row is held until the commit.
    private static void hold(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT INTO delivery_subject AS known (subject, next_seq) VALUES ('" + SUBJECT
                    + "', 1) ON CONFLICT (subject) DO UPDATE SET next_seq = known.next_seq + 1");
        }
    }

    private static void insert(Connection connection, String key, String value) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(INSERT.formatted(key, "'\\x" + hex(value) + "'::bytea", value));
        }
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> values(World world) {
        return world.broker.records(TOPIC).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
