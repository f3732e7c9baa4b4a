package kz.tumar.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.FolderLock;

/// PostgreSQL's program files, unpacked once per user and used by every data folder. An unpacking that was interrupted
/// leaves truncated files which would be taken for whole ones, so it is removed and done again.
///
/// @param folder where they lie
public record UnpackedProgram(Path folder) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;
    private static final String COMPLETE = ".exists";

    /// The user's cache, or a folder of its own where that can't be written.
    public static UnpackedProgram ofUser(Path otherwise) {
        var cache = Path.of(System.getProperty("user.home", ""), ".cache", "tumar", "postgres");
        try {
            return new UnpackedProgram(DataFolder.privateDirectory(cache));
        } catch (UncheckedIOException unwritable) {
            return new UnpackedProgram(DataFolder.privateDirectory(otherwise));
        }
    }

    /// Held while the server is started: where the files are still missing, only one process unpacks them, from
    /// scratch.
    AutoCloseable guard() {
        if (complete()) {
            return () -> {};
        }
        var lock = awaited();
        if (!complete()) {
            versions().forEach(UnpackedProgram::remove);
        }
        return lock;
    }

    private boolean complete() {
        var versions = versions();
        return !versions.isEmpty() && versions.stream().allMatch(version -> Files.exists(version.resolve(COMPLETE)));
    }

    private List<Path> versions() {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private FolderLock awaited() {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        Optional<FolderLock> lock = FolderLock.take(folder.resolve(".unpack.lock"));
        try {
            while (lock.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(POLL_MILLIS);
                lock = FolderLock.take(folder.resolve(".unpack.lock"));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return lock.orElseThrow(() -> new IllegalStateException(
                "Another process has been unpacking PostgreSQL into %s for too long; end it.".formatted(folder)));
    }

    private static void remove(Path version) {
        try (var files = Files.walk(version)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException cannotRemove) {
            throw new UncheckedIOException("%s is incomplete; remove it.".formatted(version), cannotRemove);
        }
    }
}
