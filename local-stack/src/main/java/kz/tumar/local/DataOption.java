package kz.tumar.local;

import java.nio.file.Path;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.stack.StackRefused;
import picocli.CommandLine.Option;

/// The option every command takes.
final class DataOption {

    @Option(names = "--data", paramLabel = "DIR", description = "the data folder (default: .tumar in the repository)")
    private Path directory = home().resolve(".tumar");

    DataFolder folder() {
        return new DataFolder(directory);
    }

    /// The folder of something that was started before, or of nothing yet.
    ///
    /// @throws StackRefused when it is something else
    DataFolder startedFolder() {
        var folder = folder();
        if (folder.foreign()) {
            throw new StackRefused(
                    "%s isn't a data folder: nothing was ever started on it. Name the folder that ./tumar up was given."
                            .formatted(folder.root()));
        }
        return folder;
    }

    /// The repository's root, told by the script that starts this program.
    static Path home() {
        return Path.of(System.getProperty("tumar.home", "")).toAbsolutePath().normalize();
    }
}
