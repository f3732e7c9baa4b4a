package kz.tumar.retention.intake;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// What callers send, as values of ours; what has no such form is a problem that names its place.
final class Asking {
    static final String CODE = "[a-z][a-z0-9]*([.-][a-z0-9]+)*";

    private Asking() {}

    /// The key under which repeating a request changes nothing.
    static EventId key(@Nullable String key) {
        return key == null
                ? new EventId(UUID.randomUUID())
                : parsed(key, EventId::of, ProblemType.INVALID_PARAMETER, "/Idempotency-Key");
    }

    static <T> T parsed(String text, Function<String, T> parse, ProblemType problem, String path) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(problem, List.of(new Violation(path, "pattern", "form")));
        }
    }
}
