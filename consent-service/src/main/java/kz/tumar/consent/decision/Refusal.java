package kz.tumar.consent.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.policy.ClaimRight;

/// Why a claim is refused for ever: the first thing found gives the problem, and all of them are named at once.
public record Refusal(ProblemType problem, List<Violation> violations) {
    public Refusal {
        violations = List.copyOf(violations);
    }

    /// Both at once; the problem is this one's.
    public Refusal and(Refusal other) {
        var all = new ArrayList<>(violations);
        all.addAll(other.violations);
        return new Refusal(problem, all);
    }

    /// What was found so far. Paths are JSON Pointers; what stands there is never repeated.
    static final class Findings {
        private final List<ProblemType> problems = new ArrayList<>();
        private final List<Violation> violations = new ArrayList<>();

        void require(boolean holds, ProblemType problem, String path, String rule, String expected) {
            if (!holds) {
                problems.add(problem);
                violations.add(new Violation(path, rule, expected));
            }
        }

        void require(ClaimRight right) {
            switch (right) {
                case GRANTED, ALWAYS -> {}
                case UNKNOWN_HOLDER -> denied("/source", "a holder of the policy");
                case UNKNOWN_CLAIM, CLAIM_NOT_GRANTED ->
                    denied("/type", "a claim that the policy grants to the sender");
                case PURPOSE_NOT_GRANTED -> denied("/data/purpose", "a purpose that the policy grants to the sender");
                case GROUND_NOT_GRANTED -> denied("/data/ground", "a ground that the policy grants to the sender");
            }
        }

        private void denied(String path, String expected) {
            require(false, ProblemType.CLAIM_NOT_ALLOWED, path, "policy", expected);
        }

        Optional<Refusal> refusal() {
            return problems.isEmpty() ? Optional.empty() : Optional.of(new Refusal(problems.getFirst(), violations));
        }
    }
}
