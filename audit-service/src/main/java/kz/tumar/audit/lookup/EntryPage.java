package kz.tumar.audit.lookup;

import java.util.List;
import java.util.Optional;
import kz.tumar.audit.ledger.EntryPages.Row;
import kz.tumar.audit.note.SignedNote;

/// Some entries and the checkpoint that they are under. A page may be shorter than asked for and still have a next one:
/// looking is bounded, too.
public record EntryPage(SignedNote checkpoint, List<Row> rows, Optional<PageCursor> next) {
    public EntryPage {
        rows = List.copyOf(rows);
    }
}
