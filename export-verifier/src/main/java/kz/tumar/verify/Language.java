package kz.tumar.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The languages a verdict can be read in, and their sentences.
enum Language {
    KK,
    RU,
    EN;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Language> of(String code) {
        return Arrays.stream(values()).filter(l -> l.code().equals(code)).findFirst();
    }

    /// The language of the environment, by the order POSIX gives its variables; English when it names none of ours.
    static Language of(Map<String, String> environment) {
        for (String variable : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                return of(value.length() < 2 ? "" : value.substring(0, 2)).orElse(EN);
            }
        }
        return EN;
    }

    /// The sentence of this key, its `{0}`, `{1}` … filled in.
    String say(String key, Object... details) {
        String sentence = sentences().getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException(code() + " has no sentence " + key);
        }
        for (int i = 0; i < details.length; i++) {
            sentence = sentence.replace("{" + i + "}", printable(String.valueOf(details[i])));
        }
        return sentence;
    }

    Properties sentences() {
        return Loaded.SENTENCES.getOrDefault(this, new Properties());
    }

    private static final class Loaded {
        private static final Map<Language, Properties> SENTENCES =
                Map.of(KK, load(KK.code()), RU, load(RU.code()), EN, load(EN.code()));
    }

    /// What comes from a package must not steer the reader's terminal.
    static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean steers = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            safe.appendCodePoint(steers ? '?' : c);
        });
        return safe.toString();
    }

    private static Properties load(String code) {
        Properties sentences = new Properties();
        for (String kind : List.of("sentences", "log")) {
            String name = kind + "." + code + ".properties";
            try (InputStream stream = Language.class.getResourceAsStream(name)) {
                if (stream == null) {
                    throw new IllegalStateException(name + " is missing");
                }
                sentences.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sentences;
    }
}
