package kz.tumar.verify;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;

/// The commands `tumar verify`, `tumar mirror` and `tumar fsck`. Exit status: 0 verified, 1 not verified,
/// 2 unusable, 3 consistent but its signer is unknown.
public final class Main {
    private final Path folder;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final Optional<PrintStream> terminal;

    Main(Path folder, Map<String, String> environment, PrintStream out, Optional<PrintStream> terminal) {
        this.folder = folder;
        this.environment = environment;
        this.out = out;
        this.terminal = terminal;
    }

    public static void main(String[] words) {
        Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        Charset charset = console.map(Console::charset).orElse(StandardCharsets.UTF_8);
        PrintStream out = new PrintStream(System.out, true, charset);
        Optional<PrintStream> terminal = console.map(_ -> System.err);
        System.exit(new Main(Path.of(""), System.getenv(), out, terminal).run(words));
    }

    int run(String... words) {
        Arguments arguments = Arguments.read(words, environment);
        boolean ofLogs = arguments.command() != Arguments.Command.VERIFY;
        if (arguments.help()) {
            out.println(arguments.language().say(ofLogs ? "log.help" : "help"));
            return 0;
        }
        Verdict verdict = verdict(arguments);
        Report report = new Report(arguments.language(), ofLogs);
        if (arguments.json()) {
            out.println(report.json(verdict));
        } else {
            report.text(verdict).forEach(out::println);
        }
        return verdict.exitCode();
    }

    private Verdict verdict(Arguments arguments) {
        Optional<Refused> complaint = arguments.complaint();
        if (complaint.isPresent()) {
            return Verdict.of(complaint.get());
        }
        try {
            TrustSource trust =
                    new TrustSource(arguments.trust(), arguments.keys(folder), folder, arguments.data(folder));
            LogCommand ofLogs = new LogCommand(arguments, folder, environment, this::shown);
            return switch (arguments.command()) {
                case MIRROR -> ofLogs.mirror(trust.policy());
                case FSCK -> ofLogs.fsck(trust.policy());
                case VERIFY -> verdict(arguments, trust);
            };
        } catch (Refused e) {
            return Verdict.of(e);
        }
    }

    private LongConsumer shown(long total) {
        return terminal.<LongConsumer>map(screen -> new Progress(screen, total)).orElse(_ -> {});
    }

    private Verdict verdict(Arguments arguments, TrustSource trust) {
        Path file = arguments.file(folder);
        Optional<Path> entry = arguments.entry(folder);
        if (entry.isPresent()) {
            return Verifying.verifyEntry(file, entry.get(), trust.policy());
        }
        if (ProofCheck.resemblesProof(file)) {
            throw new Refused(Reason.ARGUMENT, "--entry");
        }
        return verify(file, trust);
    }

    private Verdict verify(Path file, TrustSource trust) {
        if (terminal.isEmpty()) {
            LongConsumer silent = _ -> {};
            return Verifying.verify(file, trust.policy(), silent);
        }
        Progress progress = new Progress(terminal.get(), file.toFile().length());
        try {
            return Verifying.verify(file, trust.policy(), progress);
        } finally {
            progress.end();
        }
    }
}
