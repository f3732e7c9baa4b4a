package kz.tumar.audit.witness;

import java.util.List;
import java.util.Set;
import kz.tumar.audit.note.VerifierKey;

/// Which witnesses are enough (C2SP tlog-policy).
sealed interface Quorum {
    record Nobody() implements Quorum {}

    record One(VerifierKey key) implements Quorum {}

    record Group(int needed, List<Quorum> members) implements Quorum {
        public Group {
            members = List.copyOf(members);
        }
    }

    default boolean isMetBy(Set<VerifierKey> cosigned) {
        return switch (this) {
            case Nobody() -> true;
            case One(VerifierKey key) -> cosigned.contains(key);
            case Group(int needed, List<Quorum> members) ->
                members.stream().filter(member -> member.isMetBy(cosigned)).count() >= needed;
        };
    }
}
