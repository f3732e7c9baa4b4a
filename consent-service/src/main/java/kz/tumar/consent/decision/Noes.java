package kz.tumar.consent.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ConsentFact;
import org.jspecify.annotations.Nullable;

/// What a person said no to under one reference binds the person under every linked one. Before two references
/// become
/// one person
/// or stop being one, whatever some of them lack is stated for them, so that neither step can revive a consent.
public final class Noes {
    private Noes() {}

    /// A withdrawal or refusal as it was stated.
    ///
    /// @param capacity the capacity in which it was refused; absent for a withdrawal, which binds every capacity
    public record No(
            SubjectRef subject,
            Moment moment,
            PurposeCode purpose,
            @Nullable SubjectCategoryCode capacity,
            ConsentFact said) {
        Scope scope() {
            return new Scope(purpose, capacity);
        }
    }

    /// A no that is still to be stated for a reference.
    public record Missing(SubjectRef subject, Instant at, ConsentFact said) {}

    record Scope(PurposeCode purpose, @Nullable SubjectCategoryCode capacity) {}

    /// The noes that references of one set have not been told, in a stable order.
    public static List<Missing> missing(Collection<SubjectRef> set, Collection<No> noes) {
        Map<Scope, No> latest = new HashMap<>();
        noes.forEach(no -> latest.merge(no.scope(), no, Noes::laterOf));
        Map<String, Missing> missing = new TreeMap<>();
        for (SubjectRef subject : set) {
            for (No no : latest.values()) {
                boolean told = noes.stream()
                        .anyMatch(known -> known.subject().equals(subject)
                                && known.scope().equals(no.scope())
                                && !known.moment().at().isBefore(no.moment().at()));
                if (!told) {
                    missing.put(
                            subject + " " + no.purpose() + " " + no.capacity(),
                            new Missing(subject, no.moment().at(), no.said()));
                }
            }
        }
        return new ArrayList<>(missing.values());
    }

    private static No laterOf(No one, No other) {
        return Comparator.comparing(No::moment).compare(one, other) >= 0 ? one : other;
    }
}
