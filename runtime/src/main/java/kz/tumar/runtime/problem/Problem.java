package kz.tumar.runtime.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import org.jspecify.annotations.Nullable;

/// RFC 9457 problem details.
///
/// @param type the stable URN
/// @param title its constant title
/// @param status the HTTP status
/// @param detail what to do, in the reader's language, where people meet the problem
/// @param violations everything that is wrong, where there is something to point at
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, @Nullable String detail, List<Violation> violations) {
    /// The media type of problem details.
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = List.copyOf(violations);
    }

    Problem(String type, String title, int status, List<Violation> violations) {
        this(type, title, status, null, violations);
    }

    /// The problem that a failure leaves as where no resource was asked and no language was named.
    public static Problem of(Throwable failure) {
        return failure instanceof ProblemException refused
                ? of(refused.problem(), refused.violations())
                : of(ProblemMappers.said(failure), List.of());
    }

    private static Problem of(ProblemType problem, List<Violation> violations) {
        ProblemWords.Said said = ProblemWords.of(problem, List.of());
        return new Problem(
                problem.urn(), problem.title(), problem.status(), said == null ? null : said.words(), violations);
    }

    /// With what to do in one of the reader's languages, where there are words for it.
    static Response response(ProblemType problem, List<Violation> violations, List<Locale> languages) {
        ProblemWords.Said said = ProblemWords.of(problem, languages);
        if (said == null) {
            return response(problem, violations);
        }
        return Response.status(problem.status())
                .type(MediaType.valueOf(MEDIA_TYPE))
                .language(said.language())
                .entity(new Problem(problem.urn(), problem.title(), problem.status(), said.words(), violations))
                .build();
    }

    static Response response(ProblemType problem, List<Violation> violations) {
        return Response.status(problem.status())
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(new Problem(problem.urn(), problem.title(), problem.status(), violations))
                .build();
    }
}
