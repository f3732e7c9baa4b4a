package kz.tumar.audit.sequence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.tumar.audit.ledger.EntryRows;

/// The last numbers of the subjects met lately; what isn't remembered is read from the entries. Only the one writer
/// uses
/// it, and only after its commits does it learn.
final class SubjectNumbers {
    private static final int REMEMBERED = 200_000;

    private final Map<UUID, Long> recent = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// The last numbers of those subjects that have one.
    Map<UUID, Long> of(Set<UUID> subjects, Connection connection) throws SQLException {
        Map<UUID, Long> numbers = new HashMap<>(subjects.size() * 2);
        List<UUID> unknown = new ArrayList<>();
        for (UUID subject : subjects) {
            Long number = recent.get(subject);
            if (number == null) {
                unknown.add(subject);
            } else {
                numbers.put(subject, number);
            }
        }
        if (!unknown.isEmpty()) {
            numbers.putAll(EntryRows.lastNumbers(connection, unknown));
        }
        return numbers;
    }

    void learn(Map<UUID, Long> committed) {
        recent.putAll(committed);
    }
}
