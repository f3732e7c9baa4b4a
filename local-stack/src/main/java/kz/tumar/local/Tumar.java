package kz.tumar.local;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import kz.tumar.local.stack.StackRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line of the stack: `up`, `down`, `status`, `token`, `backup`, `restore`, `recover`.
///
/// Exit status: 0 done, 1 refused or failed (the reason is printed), 2 wrong usage; `status` has its own.
@Command(
        name = "tumar",
        description = "Runs Tumar on this machine: Kafka, PostgreSQL, an issuer and every service.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            TokenCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            RecoverCommand.class,
            TrainCommand.class,
            ContainersCommand.class
        })
public final class Tumar implements Runnable {

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tumar())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, command, parsed) -> explained(failure, command));
    }

    @Override
    public void run() {
        commandLine().usage(System.out);
    }

    /// What a user can mend is told in plain words; anything else is our bug and shows where.
    private static int explained(Exception failure, CommandLine command) {
        var error = command.getErr();
        if (failure instanceof StackRefused
                || failure instanceof UncheckedIOException
                || failure instanceof IllegalArgumentException) {
            error.println("tumar: " + failure.getMessage());
        } else {
            failure.printStackTrace(error);
        }
        return 1;
    }
}
