package kz.tumar.runtime.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;

/// RFC 9457 problem details.
///
/// @param type the stable URN
/// @param title its constant title
/// @param status the HTTP status
/// @param violations everything that is wrong, where there is something to point at
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, List<Violation> violations) {
    /// The media type of problem details.
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = List.copyOf(violations);
    }

    static Response response(ProblemType problem, List<Violation> violations) {
        return Response.status(problem.status())
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(new Problem(problem.urn(), problem.title(), problem.status(), violations))
                .build();
    }
}
