package kz.tumar.request.form;

import jakarta.ws.rs.core.MultivaluedMap;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/// What somebody typed into a form: trimmed, in Unicode's composed form, without characters that
/// nobody can see. It never shows itself.
record Typed(Map<String, String> values) {
    private static final int MOST_FIELDS = 40;
    private static final int LONGEST = 10_000;

    Typed {
        values = Map.copyOf(values);
    }

    /// Nothing yet.
    static Typed nothing() {
        return new Typed(Map.of());
    }

    static Typed of(MultivaluedMap<String, String> form) {
        var values = new HashMap<String, String>();
        form.forEach((name, given) -> {
            if (values.size() < MOST_FIELDS && !given.isEmpty() && given.getFirst() instanceof String text) {
                values.put(name, clean(text));
            }
        });
        return new Typed(values);
    }

    private static String clean(String text) {
        String most = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return Normalizer.normalize(most, Normalizer.Form.NFC)
                .replaceAll("\\r\\n?", "\n")
                .replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n\\t\u200d]]", "")
                .strip();
    }

    /// What stands in a field; nothing is an empty text.
    String in(String field) {
        return values.getOrDefault(field, "");
    }

    boolean has(String field) {
        return !in(field).isEmpty();
    }

    @Override
    public String toString() {
        return "Typed[redacted]";
    }
}
