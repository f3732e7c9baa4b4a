package kz.tumar.audit.clause;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.tumar.audit.clause.ClauseTable.Late;
import kz.tumar.audit.clause.ClauseTable.Row;
import kz.tumar.audit.ledger.EntryPages;
import kz.tumar.audit.ledger.StorageFailed;
import kz.tumar.audit.ledger.TypeRows;
import kz.tumar.audit.sequence.LogState;
import org.jspecify.annotations.Nullable;

/// The table of clauses with what the signed log knows of each now.
@ApplicationScoped
public class ReadingClauses {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STEP = 2000;

    private final AgroalDataSource pool;
    private final LogState state;
    private final Evidence evidence;
    private final ClauseTable table = ClauseTable.ofThisBuild();
    private final LateWork work = new LateWork();
    private long worked;

    @Inject
    ReadingClauses(AgroalDataSource pool, LogState state, Evidence evidence) {
        this.pool = pool;
        this.state = state;
        this.evidence = evidence;
    }

    /// @param late how much is late in the clause's sense; absent where nothing can be
    public record Kept(
            Row row,
            List<String> tests,
            Map<String, Long> facts,
            Optional<Last> last,
            @Nullable Long late) {
        public Kept {
            tests = List.copyOf(tests);
        }

        public long total() {
            return facts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// The last fact that is evidence.
    public record Last(long index, String type, String time) {}

    public record Table(long treeSize, List<Kept> clauses) {
        public Table {
            clauses = List.copyOf(clauses);
        }
    }

    public Table table() {
        long size = state.signedSize();
        Map<Long, TypeRows.Found> counted = evidence.upTo(size);
        Map<Late, Long> late = late(size);
        List<Kept> clauses = new ArrayList<>();
        for (Row row : table.rows()) {
            Map<String, Long> facts = new TreeMap<>();
            long last = -1;
            for (String fact : row.facts()) {
                TypeRows.Found found = Evidence.of(counted, fact);
                facts.put(fact, found.count());
                last = Math.max(last, found.last());
            }
            Late kind = row.overdue();
            clauses.add(new Kept(
                    row,
                    table.tests(row.clause()),
                    facts,
                    last < 0 ? Optional.empty() : last(last),
                    kind == null ? null : late.getOrDefault(kind, 0L)));
        }
        return new Table(size, clauses);
    }

    private Optional<Last> last(long index) {
        try (Connection connection = pool.getConnection()) {
            return EntryPages.one(connection, index).map(entry -> {
                JsonNode event = event(entry);
                return new Last(
                        index, event.path("type").asText(), event.path("time").asText());
            });
        } catch (SQLException failed) {
            throw new StorageFailed("an entry can't be read", failed);
        }
    }

    /// Goes on from where the question before ended, over the few types that matter.
    private synchronized Map<Late, Long> late(long size) {
        try (Connection connection = pool.getConnection()) {
            List<String> types = LateWork.TYPES.stream()
                    .map(type -> "kz.tumar." + type + ".v1")
                    .toList();
            while (worked < size) {
                List<EntryPages.Row> rows = EntryPages.ofTypes(connection, types, worked, size, STEP);
                for (EntryPages.Row row : rows) {
                    JsonNode event = event(row.bytes());
                    work.take(
                            name(event.path("type").asText()), event.path("id").asText(), event.path("data"));
                }
                worked = rows.size() < STEP ? size : rows.getLast().index() + 1;
            }
            return work.late();
        } catch (SQLException failed) {
            throw new StorageFailed("entries can't be read", failed);
        }
    }

    private static String name(String type) {
        return type.substring("kz.tumar.".length(), type.lastIndexOf('.'));
    }

    private static JsonNode event(byte[] entry) {
        try {
            return JSON.readTree(entry).path("event");
        } catch (IOException malformed) {
            throw new IllegalStateException("an entry can't be read", malformed);
        }
    }
}
