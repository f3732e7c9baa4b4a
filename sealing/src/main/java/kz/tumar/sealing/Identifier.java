package kz.tumar.sealing;

import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.Violation;
import org.jspecify.annotations.Nullable;

/// What a sealed value can be found by, or what is looked for, as somebody wrote it.
///
/// @param value personal data; left out of `toString()`
public record Identifier(
        @Nullable IdentifierKind kind, @Nullable String value) {
    private static final int LONGEST = 256;

    /// The most that one value is found by, or one search looks for.
    public static final int MOST = 8;

    /// What is wrong with these, by path; nothing when all can be looked for.
    public static List<Violation> wrong(String path, List<@Nullable Identifier> identifiers) {
        var wrong = new ArrayList<Violation>();
        if (identifiers.size() > MOST) {
            wrong.add(new Violation(path, "maxItems", Integer.toString(MOST)));
        }
        for (int i = 0; i < Math.min(identifiers.size(), MOST); i++) {
            check(path + "/" + i, identifiers.get(i), wrong);
        }
        return wrong;
    }

    private static void check(String path, @Nullable Identifier identifier, List<Violation> wrong) {
        if (identifier == null || identifier.kind() == null) {
            wrong.add(new Violation(path + "/kind", "required", "NAME, IIN, DOCUMENT, CONTRACT or CONTACT"));
        } else if (identifier.value() == null || identifier.value().isBlank()) {
            wrong.add(new Violation(path + "/value", "required", "a text"));
        } else if (identifier.value().length() > LONGEST) {
            wrong.add(new Violation(path + "/value", "maxLength", Integer.toString(LONGEST)));
        } else if (Normalising.forms(identifier.kind(), identifier.value()).isEmpty()) {
            wrong.add(new Violation(path + "/value", "form", "a value of this kind"));
        }
    }

    @Override
    public String toString() {
        return "Identifier[kind=" + kind + ", value=redacted]";
    }
}
