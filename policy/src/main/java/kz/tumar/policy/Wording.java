package kz.tumar.policy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What pages and documents say, by key, in each language. A word that is missing is a mistake of ours and
/// never replaced by another language's.
public final class Wording {
    private final Map<Language, Map<String, String>> texts;

    private Wording(Map<Language, Map<String, String>> texts) {
        this.texts = Map.copyOf(texts);
    }

    /// Reads `name.kk.properties` and its neighbours, UTF-8, that lie beside a class.
    ///
    /// @throws IllegalStateException when one is missing
    public static Wording beside(Class<?> owner, String name) {
        var texts = new EnumMap<Language, Map<String, String>>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, read(owner, name + "." + language.code() + ".properties"));
        }
        return new Wording(texts);
    }

    /// Everything in one language.
    public Map<String, String> in(Language language) {
        return texts.getOrDefault(language, Map.of());
    }

    /// One text.
    ///
    /// @throws IllegalArgumentException when there is none under that key
    public String of(Language language, String key) {
        String text = in(language).get(key);
        if (text == null) {
            throw new IllegalArgumentException("no words under " + key);
        }
        return text;
    }

    /// The text for a constant of a closed list, under `List.CONSTANT`.
    public String of(Language language, Enum<?> constant) {
        return of(language, constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /// One text with its places filled: `{name}` by the value after that name.
    public String of(Language language, String key, Map<String, String> values) {
        String text = of(language, key);
        for (var value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    private static Map<String, String> read(Class<?> owner, String file) {
        try (var bytes = owner.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file + " is missing");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, properties::getProperty, (one, _) -> one, TreeMap::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " can't be read", unreadable);
        }
    }
}
