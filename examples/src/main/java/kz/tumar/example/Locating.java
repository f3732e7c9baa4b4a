package kz.tumar.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks for the people whom sealed criteria fit. What was looked for is forgotten at once.
final class Locating {
    private static final Map<String, List<String>> FIELDS = Map.of(
            "NAME", List.of("full-name"),
            "IIN", List.of("iin"),
            "DOCUMENT", List.of("identity-document"),
            "CONTRACT", List.of("contract-other"),
            "CONTACT", List.of("contact", "telegram-account"));

    private final Store store;
    private final TumarOverHttp tumar;
    private final Registering registering;

    Locating(Store store, TumarOverHttp tumar, Registering registering) {
        this.store = store;
        this.tumar = tumar;
        this.registering = registering;
    }

    /// Whom the criteria fit, each by reference: whoever had none gets one. Null when the criteria can't be read.
    @Nullable
    ArrayNode locate(JsonNode command) {
        JsonNode criteria =
                tumar.open(command.path("criteria").path("sealedRef").asText());
        if (criteria == null) {
            return null;
        }
        ArrayNode located = Wire.JSON.createArrayNode();
        for (JsonNode stranger : store.unregistered()) {
            if (!fitting(criteria, stranger).isEmpty()) {
                registering.register(stranger);
            }
        }
        store.people().properties().forEach(person -> {
            List<String> by = fitting(criteria, person.getValue());
            if (!by.isEmpty()) {
                ArrayNode kinds =
                        located.addObject().put("subject", person.getKey()).putArray("by");
                by.forEach(kinds::add);
            }
        });
        return located;
    }

    private static List<String> fitting(JsonNode criteria, JsonNode person) {
        var by = new ArrayList<String>();
        for (JsonNode criterion : criteria.path("criteria")) {
            String kind = criterion.path("kind").asText();
            String wanted = form(kind, criterion.path("value").asText());
            var held = new ArrayList<String>();
            FIELDS.getOrDefault(kind, List.of())
                    .forEach(field -> held.add(person.path("values").path(field).asText()));
            if (kind.equals("CONTRACT") || kind.equals("CONTACT")) {
                held.add(person.path("localId").asText());
            }
            boolean fits = !wanted.isEmpty()
                    && held.stream().anyMatch(value -> form(kind, value).equals(wanted));
            if (fits && !by.contains(kind)) {
                by.add(kind);
            }
        }
        return by;
    }

    /// Case, order of words and punctuation do not tell people apart.
    private static String form(String kind, String value) {
        String plain = Normalizer.normalize(value, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е');
        return kind.equals("NAME")
                ? Arrays.stream(plain.split("[^\\p{L}\\p{Nd}]+"))
                        .sorted()
                        .collect(Collectors.joining(" "))
                        .strip()
                : plain.replaceAll("[^\\p{L}\\p{Nd}@.]", "");
    }
}
