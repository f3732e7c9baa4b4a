package kz.tumar.audit.lookup;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What somebody asks the log: everything that is given must hold.
///
/// @param subject any reference of a person; all references linked to it are meant
/// @param types one of these; empty: any
/// @param sifted what is looked for in the entries themselves, having no index
public record EntryQuestion(
        Optional<String> subject,
        Set<String> types,
        Optional<String> correlation,
        Sifted sifted,
        Optional<PageCursor> cursor,
        int limit) {
    public EntryQuestion {
        types = Set.copyOf(types);
    }

    /// @param from facts whose time is not before this
    /// @param to facts whose time is before this
    /// @param service which service stated it, by its short name
    /// @param holder which holder or system it names
    /// @param actor who acted: the digest of an officer's account, or a system
    public record Sifted(
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> service,
            Optional<String> holder,
            Optional<String> actor) {
        boolean isNothing() {
            return !isTimed() && service.isEmpty() && holder.isEmpty() && actor.isEmpty();
        }

        boolean isTimed() {
            return from.isPresent() || to.isPresent();
        }
    }

    /// The same question, from there on.
    EntryQuestion at(PageCursor next) {
        return new EntryQuestion(subject, types, correlation, sifted, Optional.of(next), limit);
    }
}
