package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.testkit.SyntheticEvents;
import kz.tumar.delivery.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What one statement records, beside what the rows one after the other would have been.
class AnnouncedTest {
    private static final TopicName TOPIC = new TopicName("tumar.consent");

    private final TestDatabase database = TestDatabase.create();
    private final List<SubjectRef> subjects = new SyntheticEvents(7).subjects(5);
    private @Nullable Connection opened;

    @BeforeEach
    void connect() throws SQLException {
        opened = DriverManager.getConnection(database.url());
    }

    @AfterEach
    void close() throws SQLException {
        connection().close();
        database.drop();
    }

    private Connection connection() {
        return java.util.Objects.requireNonNull(opened);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Announced.Row row(@Nullable SubjectRef subject, String identity, @Nullable UUID fact) {
        String key = subject == null ? "-" : subject.value();
        return new Announced.Row(TOPIC, key, subject, bytes(identity), bytes("digest"), bytes("of " + identity), fact);
    }

    private List<String> read(String query) throws SQLException {
        try (var select = connection().createStatement();
                var rows = select.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    @Test
    void anyAnnouncements_areNumberedAsOneAfterTheOther() throws SQLException {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var next = new HashMap<SubjectRef, Long>();
        var known = new HashSet<String>();
        var expected = new ArrayList<String>();
        for (int announcement = 0; announcement < 60; announcement++) {
            var rows = new ArrayList<Announced.Row>();
            Set<Integer> fresh = new LinkedHashSet<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                int whom = random.nextInt(subjects.size() + 1);
                SubjectRef subject = whom == subjects.size() ? null : subjects.get(whom);
                String identity = "i" + random.nextInt(300);
                rows.add(row(subject, identity, null));
                if (known.add(identity)) {
                    fresh.add(i);
                    String number = subject == null ? "-" : Long.toString(next.merge(subject, 1L, Long::sum));
                    expected.add(
                            "%s %s %s".formatted(subject == null ? "-" : subject.value(), number, "of " + identity));
                }
            }

            assertThat(new Announced().keep(connection(), rows, false, null))
                    .as("seed %d", seed)
                    .isEqualTo(fresh);
        }

        assertThat(read("SELECT key || ' ' || coalesce(subject_seq::text, '-') || ' ' || convert_from(value, 'UTF8')"
                        + " FROM delivery_outbox ORDER BY id"))
                .as("seed %d", seed)
                .isEqualTo(expected);
        for (var each : next.entrySet()) {
            assertThat(read("SELECT next_seq FROM delivery_subject WHERE subject = '" + each.getKey() + "'"))
                    .containsExactly(Long.toString(each.getValue() + 1));
        }
    }

    @Test
    void factsThatFollowFromAClaim_areKeptWithIt_inTheirOrder() throws SQLException {
        var inbox = new Inbox();
        inbox.recordForeign(connection(), bytes("claim"), bytes("content"));
        inbox.recordForeign(connection(), bytes("other"), bytes("content"));
        var ids = IntStream.range(0, 3).mapToObj(i -> new UUID(9 - i, 1)).toList();
        new Announced().keep(connection(), List.of(row(subjects.getFirst(), "before", ids.get(1))), false, null);

        new Announced()
                .keep(
                        connection(),
                        List.of(
                                row(subjects.getFirst(), "z", ids.get(0)),
                                row(subjects.getFirst(), "before", ids.get(1)),
                                row(null, "command", null),
                                row(subjects.getLast(), "a", ids.get(2))),
                        false,
                        bytes("claim"));

        assertThat(inbox.outcome(connection(), bytes("claim")).facts())
                .extracting(each -> each.value())
                .containsExactly(ids.get(0), ids.get(2));
        assertThat(read("SELECT convert_from(identity, 'UTF8') FROM delivery_inbox WHERE forgettable"))
                .containsExactly("other");
    }

    @Test
    void nothingNew_orNoFact_leavesTheClaimForgettable() throws SQLException {
        var inbox = new Inbox();
        inbox.recordForeign(connection(), bytes("claim"), bytes("content"));
        new Announced().keep(connection(), List.of(row(subjects.getFirst(), "before", new UUID(1, 1))), false, null);

        new Announced()
                .keep(
                        connection(),
                        List.of(row(subjects.getFirst(), "before", new UUID(1, 1)), row(null, "command", null)),
                        false,
                        bytes("claim"));

        assertThat(inbox.outcome(connection(), bytes("claim")).facts()).isEmpty();
        assertThat(read("SELECT convert_from(identity, 'UTF8') FROM delivery_inbox WHERE forgettable"))
                .containsExactly("claim");
    }
}
