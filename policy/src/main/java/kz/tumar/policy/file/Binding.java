package kz.tumar.policy.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import kz.tumar.policy.PolicyDocument;
import kz.tumar.policy.calendar.CalendarDays;
import kz.tumar.policy.calendar.Elapsed;
import kz.tumar.policy.calendar.Term;
import kz.tumar.policy.calendar.WorkingDays;

/// Turns a checked document into the model. Words of closed lists are written `like-this`; a term is `{workingDays:
/// 10}`, `{days: 1}` or an ISO duration.
final class Binding {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new WordsWithHyphens())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addDeserializer(Term.class, new TermReader())
                    .addDeserializer(WorkingDays.class, new WorkingDaysReader()))
            .build();

    private Binding() {}

    static PolicyDocument policy(JsonNode root) throws JsonProcessingException {
        return MAPPER.treeToValue(root, PolicyDocument.class);
    }

    /// The word by which a file names a constant of a closed list.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final class WordsWithHyphens extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            for (int i = 0; i < constants.length; i++) {
                names[i] = word(constants[i]);
            }
            return names;
        }
    }

    private static final class TermReader extends JsonDeserializer<Term> {
        @Override
        public Term deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = parser.readValueAsTree();
            if (node.isTextual()) {
                return new Elapsed(Duration.parse(node.asText()));
            }
            return node.has("days")
                    ? new CalendarDays(node.get("days").intValue())
                    : new WorkingDays(node.get("workingDays").intValue());
        }
    }

    private static final class WorkingDaysReader extends JsonDeserializer<WorkingDays> {
        @Override
        public WorkingDays deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = parser.readValueAsTree();
            return new WorkingDays(node.get("workingDays").intValue());
        }
    }
}
