package kz.tumar.request.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.EventId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.SubjectRequestFiled;
import org.jspecify.annotations.Nullable;

/// A fact of this service with whom it is about and when it happened.
///
/// @param id its id, where it was announced already
public record Stated(
        RequestFact fact,
        @Nullable SubjectRef subject,
        Instant at,
        @Nullable EventId id) {
    /// A fact that has no id yet.
    public Stated(RequestFact fact, @Nullable SubjectRef subject, Instant at) {
        this(fact, subject, at, null);
    }

    /// The facts of a case with its filing first: a rebuild may read what was stated about somebody else's reference
    /// (who was found, what its holders answered) before the request itself.
    static List<Stated> filingFirst(List<Stated> stated) {
        for (int i = 1; i < stated.size(); i++) {
            if (stated.get(i).fact() instanceof SubjectRequestFiled) {
                var facts = new ArrayList<>(stated);
                facts.addFirst(facts.remove(i));
                return facts;
            }
        }
        return stated;
    }
}
