package kz.tumar.request.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import kz.tumar.contract.Violation;
import org.jspecify.annotations.Nullable;

/// Reads the details of an identity document from JSON and says at once everything that is missing or wrong, by path:
///
///     {"document": {"number": "…", "issuedOn": "2020-01-15", "issuer": "…"}, "iin": "…",
///      "representative": {"document": {…}, "iin": "…", "bin": "…"}}
public final class ReadingDetails {
    private static final int LARGEST = 16 * 1024;
    private static final int DEEPEST = 8;
    private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{Nd} №/-]{3,30}");
    private static final Pattern ISSUER = Pattern.compile("[^\\p{Cc}]{2,200}");
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LARGEST)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final LocalDate today;
    private final Set<String> exempt;
    private final List<Violation> wrong = new ArrayList<>();

    private ReadingDetails(LocalDate today, Set<String> exempt) {
        this.today = today;
        this.exempt = exempt;
    }

    /// What reading comes to.
    public sealed interface Result {
        /// They are complete and plausible.
        record Complete(IdentityDetails details) implements Result {}

        /// What is missing or wrong, by path; never a value.
        record Wrong(List<Violation> violations) implements Result {
            public Wrong {
                violations = List.copyOf(violations);
            }
        }
    }

    /// Reads details.
    ///
    /// @param exempt identification numbers for tests, taken without a check
    public static Result read(byte[] json, LocalDate today, Set<String> exempt) {
        JsonNode node;
        try {
            node = json.length > LARGEST ? null : STRICT.readTree(json);
        } catch (IOException notJson) {
            node = null;
        }
        if (node == null || !node.isObject()) {
            return new Result.Wrong(List.of(new Violation("", "json", "the details as a JSON object in UTF-8")));
        }
        var reading = new ReadingDetails(today, exempt);
        IdentityDetails details = reading.details(node);
        return reading.wrong.isEmpty() ? new Result.Complete(details) : new Result.Wrong(reading.wrong);
    }

    private IdentityDetails details(JsonNode node) {
        only(node, "", "document", "iin", "representative");
        JsonNode acting = node.path("representative");
        IdentityDetails.Representative representative = acting.isMissingNode() ? null : representative(acting);
        boolean ownNeeded = representative == null || node.has("document");
        return new IdentityDetails(
                ownNeeded ? document(node.path("document"), "/document") : null,
                iin(node.path("iin"), "/iin"),
                representative);
    }

    private IdentityDetails.Representative representative(JsonNode node) {
        only(node, "/representative", "document", "iin", "bin");
        return new IdentityDetails.Representative(
                document(node.path("document"), "/representative/document"),
                iin(node.path("iin"), "/representative/iin"),
                checked(
                        node.path("bin"),
                        "/representative/bin",
                        "a business identification number",
                        text -> Bin.read(text, today, exempt)));
    }

    private IdentityDetails.Document document(JsonNode node, String at) {
        only(node, at, "number", "issuedOn", "issuer");
        String number = text(node.path("number"), at + "/number");
        if (!number.isEmpty()
                && !(NUMBER.matcher(number).matches() && DIGIT.matcher(number).find())) {
            wrong(at + "/number", "format", "the number of the document");
        }
        String issuer = text(node.path("issuer"), at + "/issuer");
        if (!issuer.isEmpty() && !ISSUER.matcher(issuer).matches()) {
            wrong(at + "/issuer", "format", "who issued the document");
        }
        return new IdentityDetails.Document(number, issuedOn(node.path("issuedOn"), at + "/issuedOn"), issuer);
    }

    private LocalDate issuedOn(JsonNode node, String at) {
        String text = text(node, at);
        if (text.isEmpty()) {
            return today;
        }
        try {
            var date = LocalDate.parse(text);
            if (!date.isBefore(EARLIEST) && !date.isAfter(today)) {
                return date;
            }
        } catch (DateTimeException noDate) {
            // Said below, without the text.
        }
        wrong(at, "date", "the day of issue as yyyy-mm-dd, not in the future");
        return today;
    }

    private @Nullable Iin iin(JsonNode node, String at) {
        return checked(node, at, "an individual identification number", text -> Iin.read(text, today, exempt));
    }

    private <T> @Nullable T checked(JsonNode node, String at, String expected, Function<String, Optional<T>> form) {
        if (node.isMissingNode()) {
            return null;
        }
        Optional<T> value = node.isTextual() ? form.apply(node.textValue()) : Optional.empty();
        if (value.isEmpty()) {
            wrong(at, "checksum", expected);
        }
        return value.orElse(null);
    }

    private String text(JsonNode node, String at) {
        if (!node.isTextual() || node.textValue().isBlank()) {
            wrong(at, "required", "a text");
            return "";
        }
        return node.textValue().strip();
    }

    /// A field nobody knows may itself be personal, so only what holds it is named.
    private void only(JsonNode node, String at, String... names) {
        for (var field : node.properties()) {
            if (!List.of(names).contains(field.getKey())) {
                wrong(at, "additionalProperties", "only the fields of the details");
                return;
            }
        }
    }

    private void wrong(String path, String rule, String expected) {
        wrong.add(new Violation(path, rule, expected));
    }
}
