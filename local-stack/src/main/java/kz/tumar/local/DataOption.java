package kz.tumar.local;

import java.nio.file.Path;
import kz.tumar.local.folder.DataFolder;
import picocli.CommandLine.Option;

/// The option every command takes.
final class DataOption {

    @Option(names = "--data", paramLabel = "DIR", description = "the data folder (default: .tumar in the repository)")
    private Path directory = home().resolve(".tumar");

    DataFolder folder() {
        return new DataFolder(directory);
    }

    /// The repository's root, told by the script that starts this program.
    static Path home() {
        return Path.of(System.getProperty("tumar.home", "")).toAbsolutePath().normalize();
    }
}
