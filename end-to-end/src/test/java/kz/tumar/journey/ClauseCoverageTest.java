package kz.tumar.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every clause that is said to be kept by the software has a test that names it, and the table that people are shown
/// names exactly the tests that there are.
final class ClauseCoverageTest {
    private static final Path HOUSE = Path.of("..");
    private static final Path TABLE = HOUSE.resolve("audit-service/src/main/resources/kz/tumar/audit/clause");
    private static final Path CLAUSES = TABLE.resolve("clauses.json");
    private static final Path TESTS = TABLE.resolve("tests.json");
    private static final Pattern NAMED =
            Pattern.compile("@Clause\\(\\s*(?:value\\s*=\\s*)?(\\{[^}]*}|\"[^\"]*\")\\s*\\)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern DECLARED =
            Pattern.compile("\\b(?:void|class|record|interface|Stream<\\w+>)\\s+(\\w+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyClauseThatIsSaidToBeKept_hasATest() throws IOException {
        Map<String, Set<String>> tests = tests();
        List<String> without = new ArrayList<>();
        for (JsonNode row : JSON.readTree(CLAUSES.toFile())) {
            String clause = row.path("clause").asText();
            boolean kept = row.path("state").asText().equals("executable");
            if (kept && tests.keySet().stream().noneMatch(named -> isOf(named, clause))) {
                without.add(clause);
            }
        }
        assertThat(without).as("executable clauses without a test").isEmpty();
    }

    @Test
    void everyTestThatNamesAClause_namesOneOfThePolicy() throws IOException {
        List<String> clauses = new ArrayList<>();
        JSON.readTree(CLAUSES.toFile())
                .forEach(row -> clauses.add(row.path("clause").asText()));
        assertThat(clauses).doesNotHaveDuplicates().hasSizeGreaterThan(40);
        assertThat(tests().keySet()).allMatch(named -> clauses.stream().anyMatch(clause -> isOf(named, clause)));
    }

    @Test
    void theTableThatPeopleAreShown_namesTheTestsThatThereAre() throws IOException {
        StringBuilder lines = new StringBuilder("{\n");
        List<String> members = new ArrayList<>();
        tests().forEach((clause, names) -> members.add(text(clause) + ": [\n  "
                + String.join(
                        ",\n  ", names.stream().map(ClauseCoverageTest::text).toList()) + "]"));
        String written =
                lines.append(String.join(",\n", members)).append("\n}\n").toString();
        if (Boolean.getBoolean("tumar.rewrite")) {
            Files.writeString(TESTS, written);
        }
        assertThat(Files.readString(TESTS))
                .as("run this test with -Dtumar.rewrite=true and commit what it wrote")
                .isEqualTo(written);
    }

    @Test
    void theRulesOfTheTable_standInThePolicy() throws IOException {
        String policy = Files.readString(HOUSE.resolve("policy/modesco.yaml"));
        for (JsonNode row : JSON.readTree(CLAUSES.toFile())) {
            for (JsonNode rule : row.path("rules")) {
                String[] steps = rule.asText().split("/", -1);
                assertThat(policy).as(rule.asText()).contains("\n" + steps[0] + ":");
                if (steps.length > 1) {
                    assertThat(policy).as(rule.asText()).contains("\n  - code: " + steps[1] + "\n");
                }
            }
        }
    }

    /// A part of a clause is of that clause: 2.6.2(3) of 2.6.2, and 5.2.4 of 5.2.
    private static boolean isOf(String named, String clause) {
        return named.equals(clause) || named.startsWith(clause + "(") || named.startsWith(clause + ".");
    }

    private static Map<String, Set<String>> tests() throws IOException {
        Map<String, Set<String>> tests = new TreeMap<>(ClauseCoverageTest::inOrder);
        try (Stream<Path> modules = Files.list(HOUSE)) {
            for (Path module : modules.sorted().toList()) {
                Path sources = module.resolve("src/test/java");
                if (Files.isDirectory(sources)) {
                    try (Stream<Path> files = Files.walk(sources)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .forEach(file -> read(module.getFileName().toString(), file, tests));
                    }
                }
            }
        }
        return tests;
    }

    private static void read(String module, Path file, Map<String, Set<String>> tests) {
        String source;
        try {
            source = Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        String type = file.getFileName().toString().replace(".java", "");
        Matcher named = NAMED.matcher(source);
        while (named.find()) {
            Matcher declared = DECLARED.matcher(source);
            assertThat(declared.find(named.end()))
                    .as("what @Clause stands on in " + file)
                    .isTrue();
            String name = declared.group(1).equals(type) ? type : type + "." + declared.group(1);
            Matcher clause = QUOTED.matcher(named.group(1));
            while (clause.find()) {
                tests.computeIfAbsent(clause.group(1), _ -> new TreeSet<>()).add(module + "/" + name);
            }
        }
    }

    /// 2.10 after 2.9.
    private static int inOrder(String one, String other) {
        return sortable(one).compareTo(sortable(other));
    }

    private static String sortable(String clause) {
        return Pattern.compile("\\d+")
                .matcher(clause)
                .replaceAll(number -> "%04d".formatted(Integer.parseInt(number.group())));
    }

    private static String text(String value) {
        return '"' + value + '"';
    }
}
