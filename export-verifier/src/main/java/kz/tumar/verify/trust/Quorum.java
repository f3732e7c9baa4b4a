package kz.tumar.verify.trust;

import java.util.List;
import java.util.function.Predicate;
import kz.tumar.verify.note.VerifierKey;

/// How many of which witnesses.
public sealed interface Quorum {
    record NoWitness() implements Quorum {}

    record Witness(String name, VerifierKey key) implements Quorum {}

    record Group(int threshold, List<Quorum> members) implements Quorum {
        public Group {
            members = List.copyOf(members);
        }
    }

    default boolean isMet(Predicate<Witness> cosigned) {
        return switch (this) {
            case NoWitness() -> true;
            case Witness witness -> cosigned.test(witness);
            case Group(int threshold, List<Quorum> members) ->
                members.stream().filter(member -> member.isMet(cosigned)).count() >= threshold;
        };
    }
}
