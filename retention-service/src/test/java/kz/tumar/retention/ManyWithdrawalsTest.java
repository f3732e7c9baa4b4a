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
import java.util.stream.IntStream;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.SubjectRegistered;
import org.junit.jupiter.api.Test;

/// Many withdraw at once: each order is given once, by whichever transaction, on one wait or another.
@QuarkusTest
@QuarkusTestResource(RetentionStack.class)
class ManyWithdrawalsTest {
    private static final int PEOPLE = Integer.getInteger("tumar.withdrawals", 300);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    AgroalDataSource dataSource;

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
        await().atMost(PATIENCE).until(() -> count("command_due WHERE subject = ANY (?)", people) == 0);
        await().atMost(PATIENCE).until(() -> count("delivery_outbox WHERE key = ANY (?)", people) == 0);
        for (var type : List.of("StopProcessing", "DestroyData")) {
            var told = Outside.texts("company.site.commands", 6).stream()
                    .filter(command -> command.contains("kz.tumar." + type + ".v1"))
                    .flatMap(command -> people.stream()
                            .filter(person -> command.contains(person.value()))
                            .limit(1))
                    .toList();
            assertThat(told).as(type).hasSize(PEOPLE).containsExactlyInAnyOrderElementsOf(people);
        }
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
