package kz.tumar.verify;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.trust.Admission;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line: `PACKAGE [--trust FILE|VKEY] [--keys FILE] [--data DIR] [--lang kk|ru|en] [--json] [--help]`,
/// `PROOF --entry FILE` and the same, or `mirror URL DIR` and `fsck URL|DIR` with `--token FILE`, `--hashes`,
/// `--records FILE`, `--most ENTRIES`, `--any-signer` and the same.
@CommandLine.Command
final class Arguments {
    private Command command = Command.VERIFY;
    private @Nullable String wrong;

    @Parameters
    private List<String> places = new ArrayList<>();

    @Option(names = "--entry")
    private @Nullable String entry;

    @Option(names = "--keys")
    private @Nullable String keys;

    @Option(names = "--token")
    private @Nullable String token;

    @Option(names = "--records")
    private @Nullable String records;

    @Option(names = "--trust")
    private @Nullable String trust;

    @Option(names = "--data")
    private String data = ".tumar";

    @Option(names = "--most")
    private long most = Admission.MOST_ENTRIES;

    @Option(names = "--hashes")
    private boolean hashesOnly;

    @Option(names = "--any-signer")
    private boolean anySigner;

    @Option(names = "--lang")
    private Language language;

    @Option(names = "--json")
    private boolean json;

    @Option(names = {"-h", "--help"})
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

    private Arguments(Map<String, String> environment) {
        this.language = Language.of(environment);
    }

    /// Never fails by itself, so that even a complaint comes in the language and form asked for; see [#complaint].
    static Arguments read(String[] words, Map<String, String> environment) {
        Arguments arguments = new Arguments(environment);
        arguments.read(words);
        return arguments;
    }

    private void read(String... words) {
        int first = 0;
        for (Command named : Command.values()) {
            if (words.length > 0 && named.word.equals(words[0])) {
                command = named;
                first = 1;
            }
        }
        CommandLine line = new CommandLine(this)
                .setOverwrittenOptionsAllowed(true)
                .setUnmatchedOptionsArePositionalParams(false)
                .setExpandAtFiles(false)
                .registerConverter(Language.class, Arguments::language)
                .registerConverter(long.class, Arguments::number);
        line.getCommandSpec().parser().collectErrors(true);
        ParseResult parsed = line.parseArgs(Arrays.copyOfRange(words, first, words.length));
        wrong = Stream.concat(
                        parsed.errors().stream().map(Arguments::wordOf),
                        Stream.concat(
                                parsed.unmatched().stream(), places.stream().skip(command.places)))
                .findFirst()
                .orElse(null);
    }

    private static String wordOf(Exception error) {
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unmatched.getUnmatched().getFirst();
        }
        if (error instanceof ParameterException wrong && wrong.getArgSpec() instanceof OptionSpec option) {
            String value = wrong.getValue();
            return option.longestName() + (value == null ? "" : " " + value);
        }
        return String.valueOf(error.getMessage());
    }

    private static Language language(String code) {
        return Language.of(code).orElseThrow(() -> new TypeConversionException(code));
    }

    private static long number(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new TypeConversionException(text);
        }
        return Long.parseLong(text);
    }

    Optional<Refused> complaint() {
        if (wrong == null && places.size() < command.places) {
            wrong = switch (command) {
                case VERIFY -> "PACKAGE";
                case MIRROR -> "mirror URL DIR";
                case FSCK -> "fsck URL|DIR";
            };
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
        return named(entry, folder);
    }

    /// The file with what the log says of its keys.
    Optional<Path> keys(Path folder) {
        return named(keys, folder);
    }

    /// The file with the token that opens a log's entries.
    Optional<Path> token(Path folder) {
        return named(token, folder);
    }

    /// Where to write a log's entries.
    Optional<Path> records(Path folder) {
        return named(records, folder);
    }

    private static Optional<Path> named(@Nullable String file, Path folder) {
        return Optional.ofNullable(file).map(path -> resolve(folder, path));
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
