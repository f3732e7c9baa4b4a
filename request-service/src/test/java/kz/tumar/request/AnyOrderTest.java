package kz.tumar.request;

import static kz.tumar.request.Running.SOON;
import static kz.tumar.request.Running.known;
import static kz.tumar.request.Running.seal;
import static kz.tumar.request.Running.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import kz.tumar.contract.Event;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ApplicantMatched;
import kz.tumar.contract.fact.ApplicantRegistered;
import kz.tumar.contract.fact.CandidateMatched;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.PersonalDataRevealed;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.delivery.wire.Wire;
import kz.tumar.request.ledger.Folding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Facts keep their order about one subject only: a rebuild may read those about different subjects in any order, and
/// must end in the same ledger. Everything happens in transactions that are rolled back.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class AnyOrderTest {
    private static final int ORDERS = 10;

    @Inject
    AgroalDataSource database;

    @Inject
    Folding folding;

    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    @Test
    void ledger_isTheSame_inWhateverOrderSubjectsAreRead() throws SQLException {
        SubjectRef client = known("crm");
        await().atMost(SOON).until(() -> Running.as("officer").get("/requests").statusCode() == 200);
        SubjectRef filer = FindingPeopleTest.applicant();
        findTheFiler(filer, client);
        List<Event<? extends Fact>> facts = facts();
        assertThat(facts)
                .as("facts about more than one person, of one case")
                .anyMatch(fact -> fact.data() instanceof ApplicantRegistered && filer.equals(fact.subject()))
                .anyMatch(fact -> fact.data() instanceof CandidateMatched)
                .anyMatch(fact -> fact.data() instanceof ApplicantMatched);

        Map<String, List<String>> asPublished = folded(facts);

        assertThat(asPublished.get("request_case")).isNotEmpty();
        for (int seed = 0; seed < ORDERS; seed++) {
            assertThat(folded(shuffled(facts, new Random(seed))))
                    .as("the ledger, subjects read in the order of seed %d", seed)
                    .isEqualTo(asPublished);
        }
    }

    /// A case in which something is stated about others than its filer: whom the search found, and who that was.
    private static void findTheFiler(SubjectRef filer, SubjectRef client) {
        FindingPeopleTest.file(filer, "RECTIFICATION", UUID.randomUUID());
        String searchId = FindingPeopleTest.search(
                        "officer", filer, List.of(FindingPeopleTest.criterion("NAME", "Сынақ " + UUID.randomUUID())))
                .statusCode(201)
                .extract()
                .path("searchId");
        FindingPeopleTest.locate("crm", filer, FindingPeopleTest.found(client));
        await().atMost(SOON)
                .untilAsserted(() -> FindingPeopleTest.shown(searchId).body("candidates", hasSize(1)));
        FindingPeopleTest.decide(
                        searchId,
                        "match",
                        Map.of("candidate", client.value(), "evidence", seal(filer, "the same hand")))
                .statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(Others.facts("CandidateMatched", filer)).hasSize(1));
        stated("SubjectsLinked", client, """
                {"other":"%s","actor":{"kind":"SERVICE"}}""".formatted(filer));
        await().atMost(SOON).until(() -> facts().stream().anyMatch(fact -> fact.data() instanceof ApplicantMatched));
    }

    private static List<Event<? extends Fact>> facts() {
        var facts = new ArrayList<Event<? extends Fact>>();
        for (String record : Company.everything("admin", "tumar.request")) {
            String value = record.substring(record.indexOf('{'), record.lastIndexOf('}') + 1);
            Wire.readFact(value.getBytes(StandardCharsets.UTF_8)).ifPresent(facts::add);
        }
        return facts;
    }

    /// The order about each subject is kept.
    private static List<Event<? extends Fact>> shuffled(List<Event<? extends Fact>> facts, Random random) {
        var bySubject = new LinkedHashMap<String, Deque<Event<? extends Fact>>>();
        facts.forEach(fact -> bySubject
                .computeIfAbsent(String.valueOf(fact.subject()), subject -> new ArrayDeque<>())
                .add(fact));
        var waiting = new ArrayList<>(bySubject.values());
        var order = new ArrayList<Event<? extends Fact>>();
        while (!waiting.isEmpty()) {
            int next = random.nextInt(waiting.size());
            order.add(waiting.get(next).remove());
            if (waiting.get(next).isEmpty()) {
                waiting.remove(next);
            }
        }
        return order;
    }

    private Map<String, List<String>> folded(List<Event<? extends Fact>> facts) throws SQLException {
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            transaction.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                var tables = tables(transaction);
                for (String table : tables) {
                    execute(transaction, "DELETE FROM " + table);
                }
                for (Event<? extends Fact> fact : facts) {
                    fold(transaction, fact);
                }
                var rows = new TreeMap<String, List<String>>();
                for (String table : tables) {
                    rows.put(table, rows(transaction, table));
                }
                return rows;
            } finally {
                transaction.rollback();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void fold(Connection transaction, Event<? extends Fact> fact) throws SQLException {
        if (fact.data() instanceof RequestFact) {
            folding.own(transaction, (Event<? extends RequestFact>) fact);
        } else if (fact.data() instanceof PersonalDataRevealed revealed) {
            folding.revealed(transaction, revealed, fact.time().toInstant());
        }
    }

    private static List<String> tables(Connection transaction) throws SQLException {
        var tables = new ArrayList<String>();
        try (var select = transaction.createStatement();
                var rows = select.executeQuery("""
                        SELECT tablename FROM pg_tables WHERE schemaname = 'public'
                        AND tablename <> 'flyway_schema_history'
                        AND NOT starts_with(tablename, 'delivery_') AND NOT starts_with(tablename, 'vault_')""")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static List<String> rows(Connection transaction, String table) throws SQLException {
        var found = new ArrayList<String>();
        try (var select = transaction.createStatement();
                var rows = select.executeQuery("SELECT (to_jsonb(t) - 'seq')::text FROM " + table + " t ORDER BY 1")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void execute(Connection transaction, String sql) throws SQLException {
        try (var statement = transaction.createStatement()) {
            statement.execute(sql);
        }
    }
}
