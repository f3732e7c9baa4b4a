package kz.tumar.request.decision;

import java.util.List;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.RequestFact;

/// What a decision comes to.
public sealed interface Verdict {
    /// It holds, and these facts state it, in this order.
    record Stated(List<RequestFact> facts) implements Verdict {
        public Stated {
            facts = List.copyOf(facts);
        }

        static Stated of(RequestFact... facts) {
            return new Stated(List.of(facts));
        }
    }

    /// It does not hold.
    record Rejected(ProblemType problem, List<Violation> violations) implements Verdict {
        public Rejected {
            violations = List.copyOf(violations);
        }

        static Rejected because(ProblemType problem) {
            return new Rejected(problem, List.of());
        }

        static Rejected at(ProblemType problem, String path, String rule, String expected) {
            return new Rejected(problem, List.of(new Violation(path, rule, expected)));
        }

        /// The state of the case does not allow it; `expected` says what must be the case first.
        static Rejected conflict(String expected) {
            return at(ProblemType.CONFLICT, "", "state", expected);
        }
    }
}
