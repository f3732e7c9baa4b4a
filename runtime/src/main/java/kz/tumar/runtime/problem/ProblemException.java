package kz.tumar.runtime.problem;

import java.util.List;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;

/// A refusal on its way out over HTTP. It carries no values and no cause, so nothing internal can leak with it.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType problem;
    private final transient List<Violation> violations;

    public ProblemException(ProblemType problem) {
        this(problem, List.of());
    }

    /// @param violations everything that is wrong, at once
    public ProblemException(ProblemType problem, List<Violation> violations) {
        super(problem.title(), null, false, false);
        this.problem = problem;
        this.violations = List.copyOf(violations);
    }

    /// Why.
    public ProblemType problem() {
        return problem;
    }

    /// Where, and against which rule.
    public List<Violation> violations() {
        return violations;
    }
}
