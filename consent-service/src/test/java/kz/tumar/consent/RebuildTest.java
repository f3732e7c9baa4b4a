package kz.tumar.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Behaviour;
import kz.tumar.delivery.Transactions;
import kz.tumar.delivery.wire.Wire;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The ledger is a fold of this service's own facts, in whatever order the partitions give them back.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class RebuildTest {
    private static final List<String> FOLDED = List.of(
            "SELECT ref, system, members FROM subject",
            // Which ends were stated is not folded: they are stated again, and are the same facts.
            "SELECT subject, id, kind, at, system, name, purposes, categories, subject_category, until, ground,"
                    + " third_party, distribution, terms, shadowed, said FROM statement WHERE kind IN ('GIVEN','WITHDRAWN','REFUSED','ESTABLISHED','ENDED',"
                    + "'HELD','SUPERSEDED','DIED','ASSIGNED','FAMILIARISED')",
            "SELECT * FROM holding",
            "SELECT * FROM disclosure",
            "SELECT * FROM disclosure_notified",
            "SELECT * FROM personal_link",
            "SELECT * FROM personal_link_revoked",
            "SELECT id, subject, purpose, recipient, at FROM withdrawal_notice",
            "SELECT * FROM withdrawal_notice_given",
            "SELECT * FROM withdrawal_notice_overdue",
            "SELECT * FROM link",
            "SELECT subject, id, fact FROM history",
            "SELECT ref FROM sealed_mention");

    @Inject
    Behaviour behaviour;

    @Inject
    Transactions transactions;

    @Test
    void emptiedLedger_foldedAgainInAnyOrder_isTheSame() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> io.restassured.RestAssured.given()
                                .get("/q/health/ready")
                                .statusCode()
                        == 200);
        SubjectRef one = Calls.register("site");
        SubjectRef other = Calls.register("crm");
        link(one, other);
        Calls.as("officer")
                .delete("/subjects/" + one + "/links/" + other)
                .then()
                .statusCode(200);
        link(other, Calls.register("crm"));
        long seed = Long.getLong("tumar.seed", System.nanoTime());
        System.out.println("RebuildTest: tumar.seed=" + seed);

        assertThatThrownBy(() -> transactions.inTransaction(transaction -> {
                    List<String> before = dump(transaction);
                    List<String> facts = strings(transaction, "SELECT fact FROM history");
                    assertThat(facts).hasSizeGreaterThan(6);
                    for (String table : List.of(
                            "subject",
                            "statement",
                            "link",
                            "history",
                            "sealed_mention",
                            "holding",
                            "disclosure",
                            "disclosure_notified",
                            "personal_link",
                            "personal_link_revoked",
                            "withdrawal_notice",
                            "withdrawal_notice_given",
                            "withdrawal_notice_overdue")) {
                        try (var delete = transaction.createStatement()) {
                            delete.executeUpdate("DELETE FROM " + table);
                        }
                    }
                    Collections.shuffle(facts, new Random(seed));
                    for (String fact : facts) {
                        var event = Wire.readFact(fact.getBytes(StandardCharsets.UTF_8))
                                .orElseThrow();
                        behaviour.apply(transaction, event);
                        behaviour.apply(transaction, event);
                    }
                    assertThat(dump(transaction)).as("seed %d", seed).isEqualTo(before);
                    throw new RolledBack();
                }))
                .isInstanceOf(RolledBack.class);
    }

    private static void link(SubjectRef one, SubjectRef other) {
        Calls.as("officer")
                .body(Map.of("other", other.value()))
                .post("/subjects/" + one + "/links")
                .then()
                .statusCode(200);
    }

    private static List<String> dump(Connection transaction) throws SQLException {
        var dump = new ArrayList<String>();
        for (String query : FOLDED) {
            dump.addAll(new TreeSet<>(strings(transaction, "SELECT t::text FROM (" + query + ") t")));
        }
        return dump;
    }

    private static List<String> strings(Connection transaction, String query) throws SQLException {
        try (var statement = transaction.createStatement();
                var rows = statement.executeQuery(query)) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
