package kz.tumar.verify;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.trust.Admission;
import org.jspecify.annotations.Nullable;

/// The command line: `PACKAGE [--trust FILE|VKEY] [--keys FILE] [--data DIR] [--lang kk|ru|en] [--json] [--help]`,
/// `PROOF --entry FILE` and the same, or `mirror URL DIR` and `fsck URL|DIR` with `--token FILE`, `--hashes`,
/// `--records FILE`, `--most ENTRIES`, `--any-signer` and the same.
final class Arguments {
    private final Deque<String> words;
    private final List<String> places = new ArrayList<>();
    private final Map<String, String> files = new HashMap<>();
    private @Nullable String trust;
    private Command command = Command.VERIFY;
    private boolean hashesOnly;
    private boolean anySigner;
    private long most = Admission.MOST_ENTRIES;
    private String data = ".tumar";
    private Language language;
    private boolean json;
    private boolean help;

    /// What is asked for; the word that names it comes first.
    enum Command {
        VERIFY("", 1),
        MIRROR("mirror", 2),
        FSCK("fsck", 1);

        private final String word;
        private final int places;

        Command(String word, int places) {
            this.word = word;
            this.places = places;
        }
    }

    private Arguments(String[] words, Map<String, String> environment) {
        this.words = new ArrayDeque<>(Arrays.asList(words));
        this.language = Language.of(environment);
    }

    /// Never fails by itself, so that even a complaint comes in the language and form asked for; see [#complaint].
    static Arguments read(String[] words, Map<String, String> environment) {
        Arguments arguments = new Arguments(words, environment);
        for (Command named : Command.values()) {
            if (named.word.equals(arguments.words.peek())) {
                arguments.command = named;
                arguments.words.pop();
            }
        }
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
            case "--hashes" -> hashesOnly = true;
            case "--any-signer" -> anySigner = true;
            case "--most" -> {
                String number = value(name);
                if (number.matches("[1-9][0-9]{0,17}")) {
                    most = Long.parseLong(number);
                } else {
                    complainOf(name + " " + number);
                }
            }
            case "--entry", "--keys", "--token", "--records" -> files.put(name, value(name));
            case "--trust" -> trust = value(name);
            case "--data" -> data = value(name);
            case "--lang" -> {
                String code = value(name);
                Language.of(code).ifPresentOrElse(l -> language = l, () -> complainOf(name + " " + code));
            }
            default -> {
                if (name.startsWith("-") || places.size() == command.places) {
                    complainOf(word);
                } else {
                    places.add(word);
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
        if (wrong == null && places.size() < command.places) {
            complainOf(
                    switch (command) {
                        case VERIFY -> "PACKAGE";
                        case MIRROR -> "mirror URL DIR";
                        case FSCK -> "fsck URL|DIR";
                    });
        }
        return Optional.ofNullable(wrong).map(word -> new Refused(Reason.ARGUMENT, word));
    }

    Path file(Path folder) {
        return resolve(folder, place(0));
    }

    /// What is asked about, by its number.
    String place(int number) {
        return number < places.size() ? places.get(number) : "";
    }

    Command command() {
        return command;
    }

    boolean hashesOnly() {
        return hashesOnly;
    }

    /// What of a log is taken: reading one again keeps nothing of it, so whoever signed it may be read.
    Admission admission() {
        return new Admission(anySigner || command == Command.FSCK, most);
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
        return named("--entry", folder);
    }

    /// The file with what the log says of its keys.
    Optional<Path> keys(Path folder) {
        return named("--keys", folder);
    }

    /// The file with the token that opens a log's entries.
    Optional<Path> token(Path folder) {
        return named("--token", folder);
    }

    /// Where to write a log's entries.
    Optional<Path> records(Path folder) {
        return named("--records", folder);
    }

    private Optional<Path> named(String option, Path folder) {
        return Optional.ofNullable(files.get(option)).map(path -> resolve(folder, path));
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
