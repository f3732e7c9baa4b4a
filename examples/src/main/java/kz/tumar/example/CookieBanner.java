package kz.tumar.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/// The cookie banner on this system's pages, and the relay of what visitors choose in it.
///
/// The banner knows its visitor by a random id of its own; Tumar knows the visitor by the reference that this system
/// was
/// issued for that id. The banner sends a choice again with the same id until it was taken.
final class CookieBanner {
    private static final Set<String> LANGUAGES = Set.of("/kk", "/ru", "/en");

    private final Surroundings surroundings;
    private final TumarOverHttp tumar;

    CookieBanner(Surroundings surroundings, TumarOverHttp tumar) {
        this.surroundings = surroundings;
        this.tumar = tumar;
    }

    boolean has(String path) {
        return LANGUAGES.contains(path);
    }

    /// A page with the banner. What needs a choice says so, and does not run before it.
    String page(String path) {
        return """
                <!doctype html><html lang="%1$s"><head><meta charset="utf-8"><title>A shop</title>
                <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
                <script type="module" src="%2$s/cookies/banner.js"></script>
                <script type="text/plain" data-cookies-need="analytics">document.cookie = "visits=1;path=/";</script>
                </head><body><main><h1>A shop</h1>
                <p data-cookies-lack="functional">The language is not remembered without functional cookies.</p>
                </main><tumar-cookies report="/cookie-choice" lang="%1$s"></tumar-cookies></body></html>""".formatted(path.substring(1), surroundings.consentUrl());
    }

    JsonNode handOver(JsonNode chosen) {
        ObjectNode choice = chosen.deepCopy();
        String visitor = choice.remove("visitor").asText();
        tumar.handOver(choice.put("subject", tumar.reference(visitor)));
        return Wire.JSON.createObjectNode();
    }
}
