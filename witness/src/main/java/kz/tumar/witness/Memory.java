package kz.tumar.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;

/// What this witness cosigned last of each log: one file a log, named by the SHA-256 of its origin, holding the
/// cosigned checkpoint. One process at a time has it.
final class Memory implements AutoCloseable {
    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;

    private Memory(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /// @throws IOException when another process has it: two that forget of each other could cosign two histories
    static Memory open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel file =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return new Memory(folder, file, lock);
            }
        } catch (OverlappingFileLockException e) {
            // this very process has it already
        }
        file.close();
        throw new IOException("another process has the memory in " + folder);
    }

    /// @throws IOException when what is there can't be read: then nothing may be cosigned
    Optional<Note> latest(String origin) throws IOException {
        Path file = file(name(origin));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Note note = Note.parse(Files.readString(file, UTF_8))
                .orElseThrow(() -> new IOException("the memory of a log is damaged: " + file));
        if (Checkpoint.parse(note.text())
                .filter(seen -> seen.origin().equals(origin))
                .isEmpty()) {
            throw new IOException("the memory of a log is damaged: " + file);
        }
        return Optional.of(note);
    }

    /// By the name under which it is asked for.
    Optional<Note> named(String name) throws IOException {
        Path file = file(name);
        return Files.exists(file) ? Note.parse(Files.readString(file, UTF_8)) : Optional.empty();
    }

    void keep(String origin, Note note) throws IOException {
        Durable.write(file(name(origin)), note.toString());
    }

    static String name(String origin) {
        return HexFormat.of().formatHex(Hashes.sha256(origin.getBytes(UTF_8)));
    }

    private Path file(String name) {
        return folder.resolve(name + ".checkpoint");
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}
