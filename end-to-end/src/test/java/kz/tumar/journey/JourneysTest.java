package kz.tumar.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.ServiceDatabase;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.issuer.IssuerAccess;
import kz.tumar.local.process.ProcessRecords;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The journeys on the real stack, and what is left of them when a service loses its database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class JourneysTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Tumar tumar;
    private Path data;

    @BeforeAll
    void prepare(@TempDir Path folder) {
        data = folder.resolve("data");
        tumar = new Tumar(Tumar.repository(), data);
        tumar.set("TUMAR_NO_BUILD", "1");
        for (String name : Demo.PORT_NAMES) {
            tumar.set("TUMAR_" + name + "_PORT", "0");
        }
    }

    @AfterAll
    void stop() {
        tumar.run("down");
    }

    @Test
    @Order(1)
    void journeys_endAsTheyShould() {
        int exit = new CommandLine(new Demo()).execute("--keep", "--no-build", "--data", data.toString());

        assertThat(exit).as("exit status of the demo").isZero();
    }

    @Test
    @Order(2)
    void everything_isThereAgain_afterDownAndUp() {
        assertThat(tumar.run("up", "--detach")).isZero();

        assertThat(state().get("cases")).contains("RECTIFICATION");
        assertThat(state().get("orders")).contains("act");
    }

    @Test
    @Order(3)
    void emptiedDatabases_areRebuiltFromTheServicesOwnFacts() throws SQLException {
        for (ServiceDatabase database :
                List.of(ServiceDatabase.RETENTION, ServiceDatabase.REQUEST, ServiceDatabase.CONSENT)) {
            Map<String, String> before = state();

            empty(database);
            new ProcessRecords(new DataFolder(data).run())
                    .living(database.name().toLowerCase(Locale.ROOT) + "-service")
                    .orElseThrow()
                    .destroyForcibly();

            awaitSameState(before, database);
        }
    }

    /// Awaits what was there before; a failure says what was different, or why nothing could be asked.
    private void awaitSameState(Map<String, String> before, ServiceDatabase database) {
        var last = new AtomicReference<Throwable>();
        try {
            await("the state of before, after " + database + " lost its database")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        try {
                            assertThat(state()).isEqualTo(before);
                            return true;
                        } catch (AssertionError | RuntimeException stillDifferent) {
                            last.set(stillDifferent);
                            return false;
                        }
                    });
        } catch (ConditionTimeoutException tooLate) {
            throw new AssertionError(tooLate.getMessage() + "\n" + log(database), last.get());
        }
    }

    /// The end of the service's own log: what it says of a rebuild that does not end.
    private String log(ServiceDatabase database) {
        String service = database.name().toLowerCase(Locale.ROOT) + "-service";
        try {
            List<String> lines = Files.readAllLines(new DataFolder(data).logs().resolve(service + ".log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException unreadable) {
            return "its log can't be read: " + unreadable.getMessage();
        }
    }

    /// What the services say about everybody, in a form that a rebuild must not change.
    private Map<String, String> state() {
        Ports ports = Ports.of(data);
        var issuer = IssuerAccess.local(ports.of("issuer"), new DataFolder(data).secrets());
        var state = new TreeMap<String, String>();
        var subjects = new ArrayList<String>();
        JsonNode cases = api(ports, issuer, "request")
                .get("/requests?state=all&limit=200")
                .path("cases");
        var lines = new ArrayList<String>();
        for (JsonNode found : cases) {
            subjects.add(found.path("subject").asText());
            lines.add(found.path("caseId") + " " + found.path("kind") + " " + found.path("state") + " "
                    + found.path("policyDue") + " " + found.path("statutoryDue") + " " + found.path("block"));
        }
        state.put("cases", String.join("\n", lines.stream().sorted().toList()));
        state.put("orders", orders(api(ports, issuer, "retention"), subjects));
        var decisions = new ArrayList<String>();
        for (String subject : subjects) {
            JsonNode decided = api(ports, issuer, "consent")
                    .get("/decisions?purpose=marketing&category=contact&subjectCategory=client&subject=" + subject);
            decisions.add(subject + " " + decided.path("allowed") + " " + decided.path("reason"));
        }
        state.put("decisions", String.join("\n", decisions.stream().sorted().toList()));
        return state;
    }

    private static String orders(Http retention, List<String> subjects) {
        var lines = new ArrayList<String>();
        for (String subject : subjects) {
            for (JsonNode order : retention.get("/orders?subject=" + subject)) {
                JsonNode whole =
                        retention.get("/orders/" + order.path("orderId").asText());
                lines.add(order.path("orderId") + " " + order.path("state") + " act " + whole.path("act"));
            }
        }
        return String.join("\n", lines.stream().sorted().toList());
    }

    private static Http api(Ports ports, IssuerAccess issuer, String service) {
        return new Http("http://127.0.0.1:" + ports.of(service), () -> issuer.token("dpo"));
    }

    private void empty(ServiceDatabase database) throws SQLException {
        var access = PostgresAccess.local(Ports.of(data).of("postgres"), new DataFolder(data).secrets());
        try (Connection owner = access.connect(database, database.ownerRole());
                Statement statement = owner.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'")) {
                while (rows.next()) {
                    tables.add('"' + rows.getString(1) + '"');
                }
            }
            statement.execute("TRUNCATE " + String.join(", ", tables) + " CASCADE");
        }
    }
}
