package kz.tumar.audit.ledger;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Which entries are asked for, by what has an index.
///
/// @param subjects look-up keys of one person's references; empty: whoever they are about
/// @param types of one of these types; empty: of any
public record EntryFilter(Set<UUID> subjects, Optional<UUID> correlation, Set<String> types) {
    public EntryFilter {
        subjects = Set.copyOf(subjects);
        types = Set.copyOf(types);
    }
}
