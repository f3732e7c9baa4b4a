package kz.tumar.request.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import kz.tumar.policy.Language;

/// What pages and letters say, by key, in each language.
public final class Words {
    private static final Map<Language, Map<String, String>> WORDS = read();

    private Words() {}

    /// Everything in one language.
    public static Map<String, String> in(Language language) {
        return WORDS.getOrDefault(language, Map.of());
    }

    /// One text.
    ///
    /// @throws IllegalArgumentException when there is none under that key
    public static String of(Language language, String key) {
        String text = in(language).get(key);
        if (text == null) {
            throw new IllegalArgumentException("no words under " + key);
        }
        return text;
    }

    /// One text for a constant of a closed list.
    public static String of(Language language, Enum<?> constant) {
        return of(language, constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /// One text with its places filled: `{name}` by the value after that name.
    public static String of(Language language, String key, Map<String, String> values) {
        String text = of(language, key);
        for (var value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    private static Map<Language, Map<String, String>> read() {
        var words = new EnumMap<Language, Map<String, String>>(Language.class);
        for (Language language : Language.values()) {
            words.put(language, Map.copyOf(read(language)));
        }
        return Map.copyOf(words);
    }

    private static Map<String, String> read(Language language) {
        String file = "/words/" + Languages.code(language) + ".properties";
        try (InputStream bytes = Words.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file + " is missing");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            var map = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
            return map;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " can't be read", unreadable);
        }
    }
}
