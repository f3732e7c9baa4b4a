package kz.tumar.consent.receipt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import kz.tumar.policy.Language;
import kz.tumar.policy.LocalizedText;
import org.jspecify.annotations.Nullable;

/// How receipts name what they speak of in JSON-LD: vocabularies, codes of the policy with their titles.
final class LinkedData {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private LinkedData() {}

    static ObjectNode context() {
        return JSON.objectNode()
                .put("dpv", "https://w3id.org/dpv#")
                .put("dct", "http://purl.org/dc/terms/")
                .put("schema", "https://schema.org/")
                .put("skos", "http://www.w3.org/2004/02/skos/core#")
                .put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
                .put("loc", "https://w3id.org/dpv/loc#")
                .put("tumar", "urn:tumar:term:");
    }

    static <C> ArrayNode all(String kind, Collection<C> codes, Function<C, @Nullable LocalizedText> title) {
        ArrayNode all = JSON.arrayNode();
        codes.forEach(code -> all.add(named(kind, code.toString(), title.apply(code))));
        return all;
    }

    static ObjectNode named(String kind, String code, @Nullable LocalizedText title) {
        ObjectNode named = JSON.objectNode().put("@id", "urn:tumar:" + kind + ":" + code);
        if (title != null) {
            named.set("dct:title", titles(Objects.requireNonNull(title)::in));
        }
        return named;
    }

    static ObjectNode titles(Function<Language, String> text) {
        ObjectNode titles = JSON.objectNode();
        for (Language language : Language.values()) {
            titles.put(language.code(), text.apply(language));
        }
        return titles;
    }
}
