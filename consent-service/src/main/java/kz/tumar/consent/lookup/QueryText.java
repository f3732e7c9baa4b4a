package kz.tumar.consent.lookup;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a question out of a query that is written plainly: known names, each once, and nothing in a value that would
/// have to be decoded. What is written otherwise may mean the same; that is for others to read.
final class QueryText {
    private static final Set<String> NAMES = Set.of(
            "subject",
            "purpose",
            "category",
            "subjectCategory",
            "action",
            "disclosure",
            "recipient",
            "country",
            "under",
            "article",
            "letter",
            "employee");
    private static final int LONGEST = 1_024;

    private QueryText() {}

    /// The question, unless it is written otherwise.
    static Optional<Asked> read(@Nullable String query) {
        if (query == null || query.length() > LONGEST) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        int from = 0;
        while (from <= query.length()) {
            int end = query.indexOf('&', from);
            end = end < 0 ? query.length() : end;
            int is = query.indexOf('=', from);
            if (is < 0 || is > end || !isPlain(query, is + 1, end)) {
                return Optional.empty();
            }
            String name = query.substring(from, is);
            if (!NAMES.contains(name) || values.put(name, query.substring(is + 1, end)) != null) {
                return Optional.empty();
            }
            from = end + 1;
        }
        return Optional.of(asked(values));
    }

    private static boolean isPlain(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            char each = text.charAt(i);
            boolean letter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
            boolean plain = letter || (each >= '0' && each <= '9') || each == '-' || each == '.' || each == '_';
            if (!plain) {
                return false;
            }
        }
        return end > from;
    }

    private static Asked asked(Map<String, String> values) {
        return new Asked(
                values.get("subject"),
                values.get("purpose"),
                values.get("category"),
                values.get("subjectCategory"),
                values.get("action"),
                values.get("disclosure"),
                values.get("recipient"),
                values.get("country"),
                values.get("under"),
                values.get("article"),
                values.get("letter"),
                values.get("employee"));
    }
}
