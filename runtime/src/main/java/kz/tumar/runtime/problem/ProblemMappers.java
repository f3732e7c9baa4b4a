package kz.tumar.runtime.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.runtime.access.Denials;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every failure leaves as a problem. What the failure says of itself stays in the log of this service, by class name
/// only.
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Denials denials;

    @Inject
    ProblemMappers(Denials denials) {
        this.denials = denials;
    }

    @ServerExceptionMapper
    Response problem(ProblemException refused, HttpHeaders headers) {
        if (refused.problem() == ProblemType.FORBIDDEN) {
            denials.denied();
        }
        return Problem.response(refused.problem(), refused.violations(), languages(headers));
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    Response unauthenticated() {
        Response problem = Problem.response(ProblemType.UNAUTHENTICATED, List.of());
        problem.getHeaders().add(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return problem;
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden() {
        denials.denied();
        return Problem.response(ProblemType.FORBIDDEN, List.of());
    }

    @ServerExceptionMapper
    Response violated(ConstraintViolationException violated) {
        List<Violation> violations = violated.getConstraintViolations().stream()
                .map(ProblemMappers::violation)
                .toList();
        return Problem.response(ProblemType.INVALID_PARAMETER, violations);
    }

    /// Quarkus' own mapper of this very class answers with an empty body; ours goes before it by its priority, whether
    /// or not the configuration switches that one off.
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException mismatched) {
        return UnreadableBody.problem(mismatched);
    }

    @ServerExceptionMapper
    Response unreadable(JsonMappingException unreadable) {
        return unread(unreadable);
    }

    @ServerExceptionMapper
    Response malformed(JsonProcessingException malformed) {
        return unread(malformed);
    }

    @ServerExceptionMapper
    Response failed(DeliveryException failure) {
        return blamed(failure);
    }

    @ServerExceptionMapper
    Response failed(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return unread(unreadable);
        }
        ProblemType problem = byStatus(failure.getResponse().getStatus());
        if (problem == ProblemType.INTERNAL) {
            LOG.error("answered 500", failure);
        }
        return Problem.response(problem, List.of());
    }

    @ServerExceptionMapper
    Response failed(Throwable failure) {
        return blamed(failure);
    }

    /// A header that is no list of languages asks for none.
    private static List<Locale> languages(HttpHeaders headers) {
        try {
            return headers.getAcceptableLanguages();
        } catch (RuntimeException malformed) {
            return List.of();
        }
    }

    private static Response unread(JsonProcessingException unreadable) {
        if (unreadable instanceof InvalidDefinitionException) {
            LOG.error("answered 500", unreadable);
        }
        return UnreadableBody.problem(unreadable);
    }

    private static Response blamed(Throwable failure) {
        return Problem.response(said(failure), List.of());
    }

    /// What a failure is, said in the log of this service.
    static ProblemType said(Throwable failure) {
        ProblemType problem = Blame.of(failure);
        if (problem == ProblemType.UNAVAILABLE) {
            LOG.warnf("answered 503 during an outage of %s", failure.getMessage());
        } else if (problem == ProblemType.INTERNAL) {
            LOG.error("answered 500", failure);
        } else {
            LOG.warnf("answered %d to what the database can't hold", problem.status());
        }
        return problem;
    }

    static ProblemType byStatus(int status) {
        for (ProblemType problem : List.of(
                ProblemType.UNAUTHENTICATED,
                ProblemType.FORBIDDEN,
                ProblemType.NOT_FOUND,
                ProblemType.METHOD_NOT_ALLOWED,
                ProblemType.NOT_ACCEPTABLE,
                ProblemType.CONFLICT,
                ProblemType.DESTROYED,
                ProblemType.PRECONDITION_FAILED,
                ProblemType.TOO_LARGE,
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                ProblemType.TOO_MANY_REQUESTS,
                ProblemType.UNAVAILABLE)) {
            if (problem.status() == status) {
                return problem;
            }
        }
        return status >= 500 ? ProblemType.INTERNAL : ProblemType.INVALID_PARAMETER;
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        String rule = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new Violation("/" + path.substring(path.indexOf('.') + 1).replace('.', '/'), rule, rule);
    }
}
