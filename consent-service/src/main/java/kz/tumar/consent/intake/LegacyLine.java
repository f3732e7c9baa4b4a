package kz.tumar.consent.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.tumar.consent.ledger.ImportRuns.Refused;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventType;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.ConsentGiven;
import kz.tumar.contract.claim.ConsentRefused;
import kz.tumar.contract.claim.ConsentWithdrawn;
import kz.tumar.contract.claim.DataHeld;
import kz.tumar.contract.claim.GroundEstablished;
import kz.tumar.delivery.Settings;
import kz.tumar.delivery.wire.ClaimReader;
import kz.tumar.delivery.wire.Reading;
import org.jspecify.annotations.Nullable;

/// One line of an import: what a system knew before, about a person by that system's own name. It is personal data as
/// long as it is read, and is kept nowhere.
///
/// `{"record": "subject"|"link"|"consent"|"refusal"|"withdrawal"|"ground"|"holding", "system": …, "localId": …,
/// "other": {"system": …, "localId": …}, "time": …, "data": {…}}`
sealed interface LegacyLine {
    /// Where it stands in the file, from 1.
    long number();

    /// It can't be read.
    record Wrong(long number, Refused why) implements LegacyLine {}

    /// A person as a system knows them.
    record Known(HolderCode system, String localId) {
        @Override
        public String toString() {
            return "Known[redacted]";
        }
    }

    /// A person.
    record Person(long number, Known known) implements LegacyLine {}

    /// That two names are of one person.
    record Pair(long number, Known one, Known other) implements LegacyLine {}

    /// Something that a claim could say.
    record Saying(long number, Known known, Class<? extends Claim> type, JsonNode time, JsonNode data)
            implements LegacyLine {

        /// The claim, or why it is none.
        Reading asClaim(SubjectRef subject, UUID run, Instant now) {
            UUID id = DerivedId.from("tumar/import/v1", run.toString(), Long.toString(number));
            var event = Lines.JSON
                    .createObjectNode()
                    .put("specversion", Event.SPEC_VERSION)
                    .put("id", id.toString())
                    .put("source", Source.of(known.system()).value())
                    .put("type", EventType.of(type).value())
                    .put("subject", subject.value());
            event.set("time", time);
            event.put("datacontenttype", Event.DATA_CONTENT_TYPE)
                    .put("dataschema", Catalogue.schemaOf(type).toString())
                    .put("correlationid", run.toString());
            event.set("data", data);
            try {
                return Lines.READER.read(known.system(), Lines.JSON.writeValueAsBytes(event), now);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("a tree can always be written", impossible);
            }
        }
    }

    /// Reads one line.
    static LegacyLine read(long number, String text) {
        return new Lines(number).read(text);
    }

    /// Reading itself.
    final class Lines {
        private static final int LONGEST_LOCAL_ID = 256;
        private static final ObjectMapper JSON = JsonMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        // The digest is of no use here: a refused line is named by its number.
        private static final ClaimReader READER = new ClaimReader(new Settings.Secret("import"), Duration.ofMinutes(5));

        private final long number;

        private Lines(long number) {
            this.number = number;
        }

        LegacyLine read(String text) {
            try {
                JsonNode line = JSON.readTree(text);
                if (line == null || !line.isObject()) {
                    return wrong(ProblemType.MALFORMED, "", "a JSON object");
                }
                Known known = known(line);
                return known == null
                        ? wrong(ProblemType.SCHEMA_VIOLATION, "/localId", "system and localId")
                        : read(line, known);
            } catch (JsonProcessingException malformed) {
                return wrong(ProblemType.MALFORMED, "", "a JSON object");
            }
        }

        private LegacyLine read(JsonNode line, Known known) {
            return switch (line.path("record").asText()) {
                case "subject" -> new Person(number, known);
                case "link" -> {
                    Known other = known(line.path("other"));
                    yield other == null
                            ? wrong(ProblemType.SCHEMA_VIOLATION, "/other", "system and localId")
                            : new Pair(number, known, other);
                }
                case "consent" -> saying(line, known, ConsentGiven.class);
                case "refusal" -> saying(line, known, ConsentRefused.class);
                case "withdrawal" -> saying(line, known, ConsentWithdrawn.class);
                case "ground" -> saying(line, known, GroundEstablished.class);
                case "holding" -> saying(line, known, DataHeld.class);
                default -> wrong(ProblemType.SCHEMA_VIOLATION, "/record", "a kind of record");
            };
        }

        private LegacyLine saying(JsonNode line, Known known, Class<? extends Claim> type) {
            return line.path("data").isObject()
                    ? new Saying(number, known, type, line.path("time"), line.path("data"))
                    : wrong(ProblemType.SCHEMA_VIOLATION, "/data", "what the record says");
        }

        private static @Nullable Known known(JsonNode node) {
            String localId = node.path("localId").asText("");
            if (!node.path("localId").isTextual() || localId.isBlank() || localId.length() > LONGEST_LOCAL_ID) {
                return null;
            }
            try {
                return new Known(new HolderCode(node.path("system").asText("")), localId);
            } catch (IllegalArgumentException malformed) {
                return null;
            }
        }

        private Wrong wrong(ProblemType problem, String path, String expected) {
            return new Wrong(number, new Refused(number, problem, List.of(new Violation(path, "format", expected))));
        }
    }
}
