package kz.tumar.consent.intake;

import java.util.List;
import java.util.UUID;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// References out of paths and bodies. What is wrong is never echoed.
final class References {
    private References() {}

    /// A reference in a path, where one that was never issued is simply not there.
    static SubjectRef inPath(String text) {
        try {
            return new SubjectRef(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
    }

    static ProblemException invalid(String path, String rule, String expected) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, List.of(new Violation(path, rule, expected)));
    }

    /// The id that a header gives a call.
    static UUID key(@Nullable String header) {
        if (header == null) {
            return UUID.randomUUID();
        }
        try {
            return EventId.of(header).value();
        } catch (IllegalArgumentException malformed) {
            throw invalid("Idempotency-Key", "format", "uuid");
        }
    }
}
