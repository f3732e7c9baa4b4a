package kz.tumar.sealing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.problem.ProblemException;

/// Who was found. Whoever fills in a public form can write anybody's number into it, as often as they like, so what
/// nobody has looked into never counts against what is known, and never keeps it from being found.
///
/// @param candidates who is known, then those that only say so themselves
/// @param leftOut how many of the latter fit besides and are not among the candidates, because there are too many
public record Found(List<Candidate> candidates, int leftOut) {
    /// The most that one search may find: more is no search for a person.
    static final int MOST = 100;

    public Found {
        candidates = List.copyOf(candidates);
    }

    /// @param unproven those of them that only say so themselves
    /// @throws ProblemException `CONFLICT` when too many are known
    static Found of(List<Candidate> fitting, Set<SubjectRef> unproven) {
        var parts = fitting.stream()
                .collect(Collectors.partitioningBy(candidate -> unproven.contains(candidate.subject())));
        List<Candidate> known = parts.getOrDefault(false, List.of());
        List<Candidate> others = parts.getOrDefault(true, List.of());
        if (known.size() > MOST) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    List.of(new Violation("/criteria", "maxItems", "what fits at most " + MOST + " people")));
        }
        if (fitting.size() > MOST) {
            return new Found(known, others.size());
        }
        var all = new ArrayList<>(known);
        all.addAll(others);
        return new Found(all, 0);
    }
}
