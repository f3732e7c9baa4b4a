package kz.tumar.runtime.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;

/// A body that is no JSON, or JSON of another shape than the schema's.
final class UnreadableBody {
    private UnreadableBody() {}

    static Response problem(JsonProcessingException unreadable) {
        return switch (unreadable) {
            case InvalidDefinitionException _ -> Problem.response(ProblemType.INTERNAL, List.of());
            case JsonMappingException mapping when mapping.getCause() instanceof StreamReadException -> malformed();
            case JsonMappingException mapping ->
                Problem.response(ProblemType.SCHEMA_VIOLATION, List.of(violation(mapping)));
            default -> malformed();
        };
    }

    private static Response malformed() {
        return Problem.response(ProblemType.MALFORMED, List.of(new Violation("", "json", "a JSON object in UTF-8")));
    }

    private static Violation violation(JsonMappingException unreadable) {
        return unreadable instanceof UnrecognizedPropertyException
                ? new Violation(pointer(unreadable, 1), "additionalProperties", "only the fields of the schema")
                : new Violation(pointer(unreadable, 0), "type", "the form that the schema names");
    }

    /// The path to what could not be read. The name of a field nobody knows, and the key of a map, may themselves be
    /// personal, so only what holds them is named.
    private static String pointer(JsonMappingException unreadable, int unnamed) {
        List<JsonMappingException.Reference> path = unreadable.getPath();
        var pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path.subList(0, Math.max(0, path.size() - unnamed))) {
            if (step.getFrom() instanceof Map || (step.getFrom() instanceof Class<?> type && isMap(type))) {
                break;
            }
            pointer.append('/')
                    .append(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName());
        }
        return pointer.toString();
    }

    private static boolean isMap(Class<?> type) {
        return Map.class.isAssignableFrom(type);
    }
}
