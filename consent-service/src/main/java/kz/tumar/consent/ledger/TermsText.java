package kz.tumar.consent.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.tumar.consent.decision.Terms;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentKind;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.RecipientCode;
import org.jspecify.annotations.Nullable;

/// The terms of a consent in one text, `name=value,value;name=…`; nothing where they say nothing.
final class TermsText {
    private TermsText() {}

    static @Nullable String write(Terms terms) {
        if (terms.equals(Terms.NONE)) {
            return null;
        }
        var text = new StringBuilder();
        var kind = terms.kind();
        var version = terms.textVersion();
        add(text, "kind", kind == null ? Set.of() : Set.of(kind));
        add(text, "actions", terms.actions());
        add(text, "recipients", terms.recipients());
        add(text, "countries", terms.countries());
        add(text, "abroad", terms.crossBorder() ? Set.of("yes") : Set.of());
        add(text, "conditioned", terms.conditioned());
        add(text, "text", version == null ? Set.of() : Set.of(version));
        add(text, "represented", terms.represented() ? Set.of("yes") : Set.of());
        return text.toString();
    }

    private static void add(StringBuilder text, String name, Collection<?> values) {
        if (!values.isEmpty()) {
            text.append(text.isEmpty() ? "" : ";")
                    .append(name)
                    .append('=')
                    .append(values.stream().map(Object::toString).sorted().collect(Collectors.joining(",")));
        }
    }

    static Terms read(@Nullable String text) {
        if (text == null) {
            return Terms.NONE;
        }
        Map<String, String[]> parts = new HashMap<>();
        for (String part : text.split(";", -1)) {
            int end = part.indexOf('=');
            parts.put(part.substring(0, end), part.substring(end + 1).split(",", -1));
        }
        return new Terms(
                values(parts, "kind", ConsentKind::valueOf).stream().findFirst().orElse(null),
                values(parts, "actions", ProcessingAction::valueOf),
                values(parts, "recipients", RecipientCode::new),
                values(parts, "countries", CountryCode::new),
                parts.containsKey("abroad"),
                values(parts, "conditioned", CategoryCode::new),
                values(parts, "text", PolicyVersion::new).stream().findFirst().orElse(null),
                parts.containsKey("represented"));
    }

    private static <T> Set<T> values(Map<String, String[]> parts, String name, Function<String, T> each) {
        var values = new LinkedHashSet<T>();
        for (String value : parts.getOrDefault(name, new String[0])) {
            values.add(each.apply(value));
        }
        return values;
    }
}
