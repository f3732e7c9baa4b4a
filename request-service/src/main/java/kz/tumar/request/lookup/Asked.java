package kz.tumar.request.lookup;

import java.util.Arrays;
import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Parameters out of paths and queries. What is wrong is never echoed.
final class Asked {
    private static final int PAGE = 50;
    private static final int MOST = 200;

    private Asked() {}

    static CaseId caseId(String path) {
        try {
            return CaseId.of(path);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    static SubjectRef reference(String name, String text) {
        try {
            return new SubjectRef(text);
        } catch (IllegalArgumentException malformed) {
            throw invalid(name, "pattern", "an issued reference");
        }
    }

    static int limit(@Nullable String text) {
        if (text == null) {
            return PAGE;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException malformed) {
            throw invalid("limit", "range", "1 to " + MOST);
        }
        throw invalid("limit", "range", "1 to " + MOST);
    }

    /// `open` (the default), `closed` or `all`.
    static @Nullable Boolean open(@Nullable String state) {
        return switch (state) {
            case null -> Boolean.TRUE;
            case "open" -> Boolean.TRUE;
            case "closed" -> Boolean.FALSE;
            case "all" -> null;
            default -> throw invalid("state", "enum", "open, closed or all");
        };
    }

    static <E extends Enum<E>> E one(Class<E> type, String name, String text) {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException unknown) {
            throw invalid(name, "enum", Arrays.toString(type.getEnumConstants()));
        }
    }

    static ProblemException invalid(String path, String rule, String expected) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, List.of(new Violation(path, rule, expected)));
    }
}
