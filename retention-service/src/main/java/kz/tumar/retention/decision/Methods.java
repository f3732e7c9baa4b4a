package kz.tumar.retention.decision;

import java.util.List;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.policy.Policy;
import kz.tumar.retention.decision.Answering.Counts;
import kz.tumar.retention.decision.Answering.Refused;
import kz.tumar.retention.decision.Answering.Reply;
import kz.tumar.retention.decision.Answering.Worth;

/// The method in an answer is one that the policy lists: a code that nobody listed could carry anything into the log.
public final class Methods {
    private Methods() {}

    /// The answer's worth, or its refusal for a method of its own.
    public static Worth listed(Worth worth, Reply reply, Policy policy) {
        var done = reply.done();
        return switch (worth) {
            case Refused refused -> refused;
            case Counts counts ->
                done == null || policy.method(done.method()).isPresent()
                        ? counts
                        : new Refused(
                                ProblemType.UNKNOWN_CODE,
                                List.of(new Violation("/data/method", "code", "a method of the policy")));
        };
    }
}
