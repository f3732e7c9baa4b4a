package kz.tumar.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.SubjectRegistered;
import kz.tumar.retention.schedule.AnotherScheduler;
import org.junit.jupiter.api.Test;

/// Many withdraw at once: each order is given once, by whichever transaction, on one wait or another.
@QuarkusTest
@QuarkusTestResource(RetentionStack.class)
class ManyWithdrawalsTest {
    private static final int PEOPLE = Integer.getInteger("tumar.withdrawals", 300);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int SCHEDULERS = 3;

    /// Few: other tests have the brake at five hundred orders an hour, and these count.
    private static final int TOGETHER = 60;

    private static final Pattern SUBJECT = Pattern.compile("\"subject\":\"(s-[0-9a-z]{26})\"");

    @Inject
    AgroalDataSource dataSource;

    @Inject
    AnotherScheduler scheduler;

    @Test
    @Clause("8.4")
    void withdrawals_atOnce_areEachStoppedAndOrderedOnce() {
        Outside.publishPolicy("PT0S", text -> text.replace("limit: 500", "limit: 1000000"));
        var people = IntStream.range(0, PEOPLE).mapToObj(i -> Outside.subject()).toList();
        Outside.consents(
                people,
                person ->
                        List.of(new SubjectRegistered(RetentionServiceTest.SITE), RetentionServiceTest.consentGiven()));
        await().atMost(PATIENCE)
                .until(() -> count("known WHERE kind = 'Given' AND subject = ANY (?)", people) == PEOPLE);
        long began = System.nanoTime();

        Outside.consents(people, person -> List.of(RetentionServiceTest.withdrawn(person)));

        var live = "destruction WHERE ordered_at IS NOT NULL AND subject = ANY (?)";
        await().pollInterval(Duration.ofMillis(50)).atMost(PATIENCE).until(() -> count(live, people) == PEOPLE);
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf("withdrawals=%d ordered_ms=%d%n", PEOPLE, took.toMillis());
        requireEachOnce(people);
    }

    @Test
    @Clause("8.4")
    void ordersDueTogether_underSeveralSchedulers_areEachGivenOnce_andNothingIsCommandedTwice() throws Exception {
        Outside.publishPolicy("PT3S", text -> text.replace("limit: 500", "limit: 1000000"));
        var people =
                IntStream.range(0, TOGETHER).mapToObj(i -> Outside.subject()).toList();
        Outside.consents(
                people,
                person -> List.of(
                        new SubjectRegistered(RetentionServiceTest.SITE),
                        RetentionServiceTest.consentGiven(),
                        RetentionServiceTest.withdrawn(person)));
        var ended = new AtomicBoolean();

        try (var processes = Executors.newFixedThreadPool(SCHEDULERS)) {
            var others = IntStream.range(0, SCHEDULERS)
                    .<Future<?>>mapToObj(i -> processes.submit(() -> ticking(ended)))
                    .toList();
            try {
                var given = "destruction WHERE ordered_at IS NOT NULL AND subject = ANY (?)";
                await().atMost(PATIENCE).until(() -> count(given, people) == TOGETHER);
            } finally {
                ended.set(true);
            }
            for (var each : others) {
                each.get();
            }
        }

        requireEachOnce(people);
        assertThat(about(people, Outside.texts("tumar.retention", 12), "DestructionOrdered"))
                .containsExactlyInAnyOrderElementsOf(people);
    }

    private void ticking(AtomicBoolean ended) {
        while (!ended.get()) {
            scheduler.tick();
        }
    }

    private void requireEachOnce(List<SubjectRef> people) {
        await().atMost(PATIENCE).until(() -> count("command_due WHERE subject = ANY (?)", people) == 0);
        await().atMost(PATIENCE).until(() -> count("delivery_outbox WHERE key = ANY (?)", people) == 0);
        for (var system : List.of("site", "crm", "telegram-bot")) {
            var commands = Outside.texts("company." + system + ".commands", 6);
            for (var type : List.of("StopProcessing", "DestroyData")) {
                assertThat(about(people, commands, type))
                        .as(type + " to " + system)
                        .containsExactlyInAnyOrderElementsOf(people);
            }
        }
    }

    /// About which of these people the events of a type are, one for each event.
    private static List<SubjectRef> about(List<SubjectRef> people, List<String> events, String type) {
        var wanted = Set.copyOf(people);
        return events.stream()
                .filter(event -> event.contains("\"kz.tumar." + type + ".v1\""))
                .map(event -> SUBJECT.matcher(event))
                .filter(Matcher::find)
                .map(found -> new SubjectRef(found.group(1)))
                .filter(wanted::contains)
                .toList();
    }

    private long count(String what, List<SubjectRef> people) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("SELECT count(*) FROM " + what)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", people.stream().map(SubjectRef::value).toArray()));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
