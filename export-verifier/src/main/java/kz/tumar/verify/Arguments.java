package kz.tumar.verify;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import org.jspecify.annotations.Nullable;

/// The command line: `PACKAGE [--trust FILE|VKEY] [--data DIR] [--lang kk|ru|en] [--json] [--help]`, or
/// `PROOF --entry FILE` and the same.
final class Arguments {
    private final Deque<String> words;
    private @Nullable String file;
    private @Nullable String trust;
    private @Nullable String entry;
    private String data = ".tumar";
    private Language language;
    private boolean json;
    private boolean help;

    private Arguments(String[] words, Map<String, String> environment) {
        this.words = new ArrayDeque<>(Arrays.asList(words));
        this.language = Language.of(environment);
    }

    /// Never fails by itself, so that even a complaint comes in the language and form asked for; see [#complaint].
    static Arguments read(String[] words, Map<String, String> environment) {
        Arguments arguments = new Arguments(words, environment);
        while (!arguments.words.isEmpty()) {
            arguments.take(arguments.words.pop());
        }
        return arguments;
    }

    private @Nullable String wrong;

    private void take(String word) {
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        String name = equals < 0 ? word : word.substring(0, equals);
        if (equals >= 0) {
            words.push(word.substring(equals + 1));
        }
        switch (name) {
            case "--json" -> json = true;
            case "--help", "-h" -> help = true;
            case "--entry" -> entry = value(name);
            case "--trust" -> trust = value(name);
            case "--data" -> data = value(name);
            case "--lang" -> {
                String code = value(name);
                Language.of(code).ifPresentOrElse(l -> language = l, () -> complainOf(name + " " + code));
            }
            default -> {
                if (name.startsWith("-") || file != null) {
                    complainOf(word);
                } else {
                    file = word;
                }
            }
        }
    }

    private String value(String name) {
        if (words.isEmpty()) {
            complainOf(name);
            return "";
        }
        return words.pop();
    }

    private void complainOf(String word) {
        wrong = wrong == null ? word : wrong;
    }

    Optional<Refused> complaint() {
        if (wrong == null && file == null) {
            complainOf("PACKAGE");
        }
        return Optional.ofNullable(wrong).map(word -> new Refused(Reason.ARGUMENT, word));
    }

    Path file(Path folder) {
        return resolve(folder, file == null ? "" : file);
    }

    Path data(Path folder) {
        return resolve(folder, data);
    }

    static Path resolve(Path folder, String path) {
        try {
            return folder.resolve(path);
        } catch (InvalidPathException e) {
            throw new Refused(Reason.ARGUMENT, path);
        }
    }

    /// The file of the entry that a proof is about.
    Optional<Path> entry(Path folder) {
        return Optional.ofNullable(entry).map(path -> resolve(folder, path));
    }

    Optional<String> trust() {
        return Optional.ofNullable(trust);
    }

    Language language() {
        return language;
    }

    boolean json() {
        return json;
    }

    boolean help() {
        return help;
    }
}
