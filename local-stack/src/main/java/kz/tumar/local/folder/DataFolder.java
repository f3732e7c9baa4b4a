package kz.tumar.local.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// One stack's folder on disk. Every sub-folder is created on first use and readable by its owner only.
///
/// @param root the folder named by `--data`
public record DataFolder(Path root) {

    private static final String RUN = "run";

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    public boolean exists() {
        return Files.isDirectory(root);
    }

    /// Whether anything was ever started here.
    public boolean used() {
        return Files.isDirectory(root.resolve(RUN));
    }

    /// Whether this is something else than a data folder: a file, or a folder with other things in it.
    public boolean foreign() {
        if (used() || !Files.exists(root)) {
            return false;
        }
        try (var entries = Files.list(root)) {
            return entries.findAny().isPresent();
        } catch (NotDirectoryException file) {
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder %s can't be read.".formatted(root), unreadable);
        }
    }

    public Path kafka() {
        return ensured("kafka");
    }

    public Path postgres() {
        return ensured("postgres");
    }

    public Path logs() {
        return ensured("logs");
    }

    /// Process records, ports and the services' configuration: rewritten at every start.
    public Path run() {
        return ensured(RUN);
    }

    /// Signing keys and key rings of the services, which outlive every start.
    public Path keys() {
        return ensured("keys");
    }

    public Secrets secrets() {
        return new Secrets(ensured("secrets"));
    }

    /// The policy this stack is run by, where it has one of its own: the demo's is one.
    public Path policy() {
        return root.resolve("policy.yaml");
    }

    public Path trustPolicy() {
        return root.resolve("trust.policy");
    }

    private Path ensured(String name) {
        return privateDirectory(root.resolve(name));
    }

    /// Creates a directory, and its parents, that only its owner may enter.
    public static Path privateDirectory(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return directory;
        } catch (IOException cannotCreate) {
            throw new UncheckedIOException(
                    "The folder %s can't be created; choose another with --data DIR.".formatted(directory),
                    cannotCreate);
        }
    }
}
