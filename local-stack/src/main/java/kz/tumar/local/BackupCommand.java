package kz.tumar.local;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kz.tumar.local.backup.Backup;
import kz.tumar.local.backup.TakingBackup;
import kz.tumar.local.backup.TryingBackup;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.stack.Member;
import kz.tumar.local.stack.Ports;
import kz.tumar.local.stack.StackRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Backs up the databases of a running stack, and reads the backup on trial.
@Command(
        name = "backup",
        description = {
            "Takes a backup of every database of the running stack, at one point in time, and reads it on trial.",
            "Key rings and signing keys are left out on purpose: whoever has both can open what was destroyed",
            "meanwhile. Keep DATA/keys and DATA/secrets in another place."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "DIR", description = "the folder for backups; each gets a folder of its own in it")
    private Path directory = Path.of("");

    @Option(names = "--no-trial", description = "don't read it on trial; no key of a past epoch goes because of it")
    private boolean untried;

    @Override
    public Integer call() throws Exception {
        var folder = data.startedFolder();
        var ports = Ports.read(folder.run())
                .orElseThrow(() ->
                        new StackRefused("Nothing runs on %s; start it with ./tumar up.".formatted(folder.root())));
        var server = PostgresAccess.local(ports.of(Member.POSTGRES), folder.secrets());
        UpCommand.say("copying the databases");
        Backup backup = TakingBackup.take(
                server,
                folder.postgres().resolve("data"),
                directory.toAbsolutePath().normalize());
        UpCommand.say("%,d files, %,d bytes".formatted(backup.files().size(), backup.size()));
        if (!untried) {
            UpCommand.say("reading it on trial");
            TryingBackup.on(Backup.read(backup.folder()), folder, server)
                    .forEach((service, trial) -> UpCommand.say("  %s: %,d keys and %,d values read"
                            .formatted(service, trial.keysRead(), trial.valuesRead())));
        }
        System.out.println("backup: " + backup.folder());
        return 0;
    }
}
