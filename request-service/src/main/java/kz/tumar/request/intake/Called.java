package kz.tumar.request.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Source;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// What every call has in common: who caused it, which case it means, which revision its caller has seen.
public final class Called {
    private Called() {}

    /// The cause that a call stands for: the same `Idempotency-Key` of the same operation on the same thing is the
    /// same cause. With the key of another act it is an act of its own.
    ///
    /// @param act the operation, and what it is done to
    public static Cause cause(Source self, @Nullable String key, String... act) {
        if (key == null) {
            return new Cause(self, new EventId(UUID.randomUUID()));
        }
        try {
            var parts = new ArrayList<String>(List.of(EventId.of(key).toString()));
            parts.addAll(List.of(act));
            return new Cause(self, new EventId(DerivedId.from("tumar/call/v1", parts.toArray(String[]::new))));
        } catch (IllegalArgumentException malformed) {
            throw invalid("Idempotency-Key", "format", "uuid");
        }
    }

    /// A case in a path; what has another form is simply not there.
    public static CaseId caseIn(String path) {
        try {
            return CaseId.of(path);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    /// The revision in `If-Match`; `*` means any, nothing is refused: a change needs to know what it changes.
    public static @Nullable Integer revision(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw invalid("If-Match", "required", "the ETag of the case, or *");
        }
        if (ifMatch.equals("*")) {
            return null;
        }
        try {
            return Integer.valueOf(ifMatch.replace("\"", ""));
        } catch (NumberFormatException malformed) {
            throw new ProblemException(ProblemType.PRECONDITION_FAILED);
        }
    }

    /// A body that is there and lacks nothing.
    static <B extends Bodies.Checked> B complete(@Nullable B body) {
        if (body == null) {
            throw invalid("", "required", "a JSON object");
        }
        List<Violation> lacking = body.lacking();
        if (!lacking.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, lacking);
        }
        return body;
    }

    static ProblemException invalid(String path, String rule, String expected) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, List.of(new Violation(path, rule, expected)));
    }

    /// The state does not allow it; `expected` says what must be the case first.
    static ProblemException conflict(String expected) {
        return new ProblemException(ProblemType.CONFLICT, List.of(new Violation("", "state", expected)));
    }
}
