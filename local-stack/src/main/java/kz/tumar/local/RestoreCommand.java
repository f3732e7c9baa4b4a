package kz.tumar.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kz.tumar.local.backup.Backup;
import kz.tumar.local.backup.RestoringDatabase;
import kz.tumar.local.backup.RestoringServer;
import kz.tumar.local.database.ServiceDatabase;
import kz.tumar.local.stack.Stack;
import kz.tumar.local.stack.StackRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts the databases, or one of them, back as they were.
@Command(
        name = "restore",
        description = {
            "Puts all databases back as they were, or with --service one of them, while nothing runs on the folder.",
            "At the next up each service folds its own facts again and obeys again what it was told to destroy",
            "before it serves. A restored log signs nothing until ./tumar recover brought it forward."
        },
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "DIR", description = "a backup, or a folder of backups: then the latest of them")
    private Path directory = Path.of("");

    @Option(names = "--service", paramLabel = "S", description = "consent, request, retention or audit")
    private @Nullable String service;

    @Override
    public Integer call() throws Exception {
        var folder = data.startedFolder();
        if (!folder.used()) {
            throw new StackRefused(
                    "%s was never started: its keys and secrets are needed to read a backup. Put them back first."
                            .formatted(folder.root()));
        }
        ServiceDatabase one = service == null ? null : database(service);
        UpCommand.say("checking the backup");
        Backup backup = Backup.read(directory);
        try (var _ = Stack.on(folder, UpCommand::say)) {
            UpCommand.say("restoring %s from %s".formatted(one == null ? "everything" : service, backup.takenAt()));
            if (one == null) {
                RestoringServer.from(backup, folder);
            } else {
                RestoringDatabase.from(backup, folder, one);
            }
        }
        UpCommand.say("restored; start it with ./tumar up");
        return 0;
    }

    private static ServiceDatabase database(String service) {
        String name = service.toLowerCase(Locale.ROOT).replaceFirst("-service$", "");
        return Arrays.stream(ServiceDatabase.values())
                .filter(database -> database.databaseName().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackRefused("There is no service %s; there are %s."
                        .formatted(
                                service,
                                Arrays.stream(ServiceDatabase.values())
                                        .map(ServiceDatabase::databaseName)
                                        .collect(Collectors.joining(", ")))));
    }
}
