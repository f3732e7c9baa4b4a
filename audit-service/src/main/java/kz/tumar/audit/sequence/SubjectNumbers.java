package kz.tumar.audit.sequence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.tumar.audit.ledger.EntryRows;

/// The last numbers of the subjects met so far; what isn't remembered is read from the entries. As long as it was there
/// from the first entry on and had to forget nobody, what it doesn't know has no entry, and nothing is read. Only the
/// one writer uses it, and only after its commits does it learn.
final class SubjectNumbers {
    private static final int MOST_SUBJECTS = 1 << 20;

    private final NumberTable remembered;
    private final boolean fromTheBeginning;

    /// @param fromTheBeginning whether the log is still empty
    SubjectNumbers(boolean fromTheBeginning) {
        this(fromTheBeginning, MOST_SUBJECTS);
    }

    SubjectNumbers(boolean fromTheBeginning, int mostSubjects) {
        this.fromTheBeginning = fromTheBeginning;
        this.remembered = new NumberTable(mostSubjects);
    }

    /// The last numbers of those subjects of a batch that have one; the caller may change the answer.
    Map<UUID, Long> of(PreparedBatch batch, Connection connection) throws SQLException {
        Map<UUID, Long> numbers = HashMap.newHashMap(batch.count());
        Set<UUID> unknown = new HashSet<>();
        for (PreparedRange range : batch.ranges()) {
            for (Prepared record : range.records()) {
                if (record instanceof Prepared.Fit fit
                        && fit.fact().subjectKey().isPresent()) {
                    look(fit.fact().subjectKey().get(), numbers, unknown);
                }
            }
        }
        if (!unknown.isEmpty() && !knowsAll()) {
            numbers.putAll(EntryRows.lastNumbers(connection, unknown));
        }
        return numbers;
    }

    void learn(Map<UUID, Long> committed) {
        committed.forEach(remembered::put);
    }

    private boolean knowsAll() {
        return fromTheBeginning && !remembered.isForgetful();
    }

    private void look(UUID subject, Map<UUID, Long> numbers, Set<UUID> unknown) {
        long number = remembered.number(subject);
        if (number > 0) {
            numbers.put(subject, number);
        } else {
            unknown.add(subject);
        }
    }
}
