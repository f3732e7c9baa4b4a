package kz.tumar.request;

import static kz.tumar.request.Others.facts;
import static kz.tumar.request.Running.SOON;
import static kz.tumar.request.Running.as;
import static kz.tumar.request.Running.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// There are few IINs: whoever had one's plain hash would know it. Somebody who has every topic and every row, and
/// knows
/// how all of this is written, but not the key ring, tries.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class GuessingTest {
    private static final String IIN = "900615399108";
    private static final List<String> KNOWN_WORDS = List.of(
            "",
            "iin",
            "IIN",
            "request-service",
            "request-file",
            "tumar/index/v1",
            "tumar/index-key/v1",
            "tumar/commitment/v1",
            "a key for tests");

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    @Test
    @Clause("8.1")
    void iinThatIsSealedAndSearchedFor_isGuessedFromNothingThatLeavesTheService() throws Exception {
        SubjectRef person = known("site");
        SubjectRef sought = known("crm");
        Map<String, String> identifier = Map.of("kind", "IIN", "value", IIN);
        as("officer")
                .body(Map.of(
                        "subject",
                        person.value(),
                        "category",
                        "request-file",
                        "text",
                        IIN,
                        "attributes",
                        List.of(identifier)))
                .post("/sealed")
                .then()
                .statusCode(201);
        for (int twice = 0; twice < 2; twice++) {
            as("officer")
                    .body(Map.of(
                            "subject", sought.value(),
                            "reason", "search.other-references",
                            "criteria", List.of(identifier)))
                    .post("/searches")
                    .then()
                    .statusCode(201);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(facts("SubjectSought", sought)).hasSize(2));

        List<String> everything = everythingThatLeaves();

        List<String> guesses = guesses();
        assertThat(guesses).hasSizeGreaterThan(500);
        assertThat(everything).hasSizeGreaterThan(20).noneMatch(text -> told(text, guesses));
        assertThat(told("x" + hex(digest("SHA-256", IIN)) + "x", guesses))
                .as("a plain hash would have been guessed")
                .isTrue();
        assertThat(facts("SubjectSought", sought).stream().map(GuessingTest::commitment))
                .as("nothing about the value is the same twice")
                .doesNotHaveDuplicates();
    }

    private static boolean told(String text, List<String> guesses) {
        return guesses.stream().anyMatch(text::contains);
    }

    private static String commitment(String fact) {
        int at = fact.indexOf("\"commitment\":\"");
        return fact.substring(at, at + 80);
    }

    private static List<String> guesses() throws GeneralSecurityException {
        var guesses = new ArrayList<String>();
        guesses.add(IIN);
        for (String one : KNOWN_WORDS) {
            for (String separator : List.of("", "/", ":", "\u0000", "\n")) {
                for (String text : List.of(one + separator + IIN, IIN + separator + one)) {
                    for (String algorithm : List.of("SHA-256", "SHA-1", "MD5")) {
                        add(guesses, digest(algorithm, text));
                    }
                }
            }
            for (String other : KNOWN_WORDS) {
                if (!one.isEmpty()) {
                    add(guesses, mac(one, other + IIN));
                    add(guesses, mac(one, other + "/" + IIN));
                }
            }
        }
        return guesses;
    }

    private static void add(List<String> guesses, byte[] guess) {
        guesses.add(hex(guess));
        guesses.add(Base64.getEncoder().encodeToString(guess));
    }

    private static byte[] digest(String algorithm, String text) throws GeneralSecurityException {
        return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(String key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private List<String> everythingThatLeaves() throws SQLException {
        var everything = new ArrayList<String>();
        for (String topic : Company.topics()) {
            if (!topic.startsWith("__")) {
                everything.addAll(Company.everything("admin", topic));
            }
        }
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertThat(tables).contains("vault_index", "vault_sealed", "search_candidate");
            for (String table : tables) {
                try (var rows = statement.executeQuery("SELECT t::text FROM \"" + table + "\" t")) {
                    while (rows.next()) {
                        everything.add(rows.getString(1));
                    }
                }
            }
        }
        return everything;
    }
}
