package kz.tumar.audit.clause;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The clauses as data: checked in beside this class, held against the tests of the whole house by the build.
public final class ClauseTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Row> rows;
    private final Map<String, List<String>> tests;

    private ClauseTable(List<Row> rows, Map<String, List<String>> tests) {
        this.rows = List.copyOf(rows);
        this.tests = Map.copyOf(tests);
    }

    /// @param state `executable`: kept by the software, and a test shows it; `open`: not yet
    /// @param title in kk, ru and en
    /// @param rules where in the policy's file what keeps it stands
    /// @param facts which types of facts are evidence
    /// @param overdue which open work is late in its sense; none for most
    public record Row(
            String clause,
            String state,
            Map<String, String> title,
            List<String> rules,
            List<String> facts,
            @Nullable Late overdue) {
        public Row {
            title = Map.copyOf(title);
            rules = List.copyOf(rules);
            facts = List.copyOf(facts);
        }
    }

    /// What can be late.
    public enum Late {
        @JsonProperty("access")
        ACCESS,
        @JsonProperty("rectification")
        RECTIFICATION,
        @JsonProperty("unlawful")
        UNLAWFUL,
        @JsonProperty("inquiries")
        INQUIRIES,
        @JsonProperty("destruction")
        DESTRUCTION,
        @JsonProperty("breach")
        BREACH
    }

    public static ClauseTable ofThisBuild() {
        return new ClauseTable(
                read("clauses.json", new TypeReference<List<Row>>() {}),
                read("tests.json", new TypeReference<Map<String, List<String>>>() {}));
    }

    public List<Row> rows() {
        return rows;
    }

    /// The tests that name this clause or a part of it, as `module/Class.method`.
    public List<String> tests(String clause) {
        return tests.entrySet().stream()
                .filter(named -> named.getKey().equals(clause)
                        || named.getKey().startsWith(clause + "(")
                        || named.getKey().startsWith(clause + "."))
                .flatMap(named -> named.getValue().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static <T> T read(String name, TypeReference<T> type) {
        try (InputStream in = ClauseTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + name);
            }
            return JSON.readValue(in, type);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
