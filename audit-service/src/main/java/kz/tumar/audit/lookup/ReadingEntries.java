package kz.tumar.audit.lookup;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.entry.LookupKey;
import kz.tumar.audit.ledger.BatchRows;
import kz.tumar.audit.ledger.CheckpointRows;
import kz.tumar.audit.ledger.EntryFilter;
import kz.tumar.audit.ledger.EntryPages;
import kz.tumar.audit.ledger.EntryPages.Row;
import kz.tumar.audit.ledger.EntryRows;
import kz.tumar.audit.ledger.LinkRows;
import kz.tumar.audit.ledger.StorageFailed;
import kz.tumar.audit.lookup.EntryQuestion.Sifted;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.sequence.LogState;

/// Answers questions about entries, always under one signed checkpoint: what isn't signed yet doesn't exist here.
@ApplicationScoped
public class ReadingEntries {
    private static final int MOST_LOOKED_AT = 5000;

    private final AgroalDataSource pool;
    private final LogState state;

    @Inject
    ReadingEntries(AgroalDataSource pool, LogState state) {
        this.pool = pool;
        this.state = state;
    }

    /// @return empty while nothing is signed, or when the cursor names a checkpoint that this log never signed
    public Optional<EntryPage> page(EntryQuestion question) {
        try (Connection connection = pool.getConnection()) {
            Optional<SignedNote> checkpoint = question.cursor().isPresent()
                    ? CheckpointRows.ofSize(connection, question.cursor().get().size())
                    : state.served();
            return checkpoint.isEmpty() ? Optional.empty() : Optional.of(page(connection, question, checkpoint.get()));
        } catch (SQLException failed) {
            throw new StorageFailed("entries can't be read", failed);
        }
    }

    /// One entry under the served checkpoint.
    public Optional<EntryPage> one(long index) {
        Optional<SignedNote> checkpoint = state.served();
        if (checkpoint.isEmpty()
                || index < 0
                || index >= Checkpoint.parse(checkpoint.get()).size()) {
            return Optional.empty();
        }
        try (Connection connection = pool.getConnection()) {
            return EntryPages.one(connection, index)
                    .map(entry -> new EntryPage(checkpoint.get(), List.of(new Row(index, entry)), Optional.empty()));
        } catch (SQLException failed) {
            throw new StorageFailed("an entry can't be read", failed);
        }
    }

    /// Gives all entries about a person, over linked references, under the served checkpoint.
    ///
    /// @return the checkpoint; empty while nothing is signed
    public Optional<SignedNote> about(String subject, Consumer<Row> visitor) {
        Optional<SignedNote> checkpoint = state.served();
        if (checkpoint.isEmpty()) {
            return checkpoint;
        }
        long size = Checkpoint.parse(checkpoint.get()).size();
        try (Connection connection = pool.getConnection()) {
            Set<UUID> keys = LinkRows.linkedSet(connection, subject, size).stream()
                    .map(LookupKey::of)
                    .collect(Collectors.toSet());
            EntryRows.readAbout(connection, keys, size, (index, entry) -> visitor.accept(new Row(index, entry)));
            return checkpoint;
        } catch (SQLException failed) {
            throw new StorageFailed("entries can't be read", failed);
        }
    }

    private static EntryPage page(Connection connection, EntryQuestion question, SignedNote checkpoint)
            throws SQLException {
        long size = Checkpoint.parse(checkpoint).size();
        Sifted sifted = question.sifted();
        long[] range = sifted.isTimed()
                ? BatchRows.stating(connection, sifted.from(), sifted.to(), size)
                : new long[] {0, size};
        long at = Math.max(range[0], question.cursor().map(PageCursor::next).orElse(0L));
        EntryFilter filter = filter(connection, question, size);
        List<Row> found = new ArrayList<>();
        int looked = 0;
        boolean more = at < range[1];
        while (more && found.size() < question.limit() && looked < MOST_LOOKED_AT) {
            int wanted = sifted.isNothing() ? question.limit() - found.size() : Math.max(question.limit(), 200);
            List<Row> rows = EntryPages.page(connection, filter, at, range[1], wanted);
            looked += rows.size();
            more = rows.size() == wanted;
            for (Row row : rows) {
                at = row.index() + 1;
                if (Sifting.letsThrough(sifted, row.bytes())) {
                    found.add(row);
                }
                if (found.size() == question.limit()) {
                    more = at < range[1];
                    break;
                }
            }
        }
        Optional<PageCursor> next = more ? Optional.of(new PageCursor(size, at)) : Optional.empty();
        return new EntryPage(checkpoint, found, next);
    }

    private static EntryFilter filter(Connection connection, EntryQuestion question, long size) throws SQLException {
        Set<UUID> subjects = question.subject().isEmpty()
                ? Set.of()
                : LinkRows.linkedSet(connection, question.subject().get(), size).stream()
                        .map(LookupKey::of)
                        .collect(Collectors.toSet());
        return new EntryFilter(subjects, question.correlation().map(LookupKey::of), question.types());
    }
}
