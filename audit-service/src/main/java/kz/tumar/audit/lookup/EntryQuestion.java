package kz.tumar.audit.lookup;

import java.time.Instant;
import java.util.Optional;

/// What somebody asks the log: everything that is given must hold.
///
/// @param subject any reference of a person; all references linked to it are meant
/// @param from facts whose time is not before this
/// @param to facts whose time is before this
public record EntryQuestion(
        Optional<String> subject,
        Optional<String> type,
        Optional<String> correlation,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<PageCursor> cursor,
        int limit) {
    /// The same question, from there on.
    EntryQuestion at(PageCursor next) {
        return new EntryQuestion(subject, type, correlation, from, to, Optional.of(next), limit);
    }
}
