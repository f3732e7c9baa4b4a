package kz.tumar.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.tumar.local.folder.PrivateFile;

/// Which processes were started on a data folder: one file each, with the process's id and start time, so that an id
/// that the operating system gave to somebody else in the meantime is never mistaken for ours.
///
/// @param folder where the files lie
public record ProcessRecords(Path folder) {

    private static final String SUFFIX = ".pid";
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /// Remembers a process under a name, replacing an earlier one.
    public void put(String name, ProcessHandle process) {
        try {
            PrivateFile.replace(
                    file(name), process.pid() + " " + startOf(process).toEpochMilli() + "\n");
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }

    /// The process of that name, if it still runs.
    public Optional<ProcessHandle> living(String name) {
        try {
            var parts = Files.exists(file(name))
                    ? Files.readString(file(name)).strip().split(" ", -1)
                    : new String[0];
            if (parts.length != 2) {
                return Optional.empty();
            }
            var started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process ->
                            Duration.between(started, startOf(process)).abs().compareTo(CLOCK_TOLERANCE) <= 0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException cannotDelete) {
            throw new UncheckedIOException(cannotDelete);
        }
    }

    /// Ends every recorded process that still runs and forgets them all; gives the names of those it ended.
    /// A process that doesn't end within the limit is killed.
    public List<String> endAll(Duration limit) {
        var ended = new ArrayList<String>();
        for (var name : names()) {
            living(name).ifPresent(process -> {
                process.destroy();
                ended.add(name);
            });
        }
        for (var name : names()) {
            living(name).filter(process -> !awaitEnd(process, limit)).ifPresent(ProcessRecords::kill);
            forget(name);
        }
        return ended;
    }

    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        awaitEnd(process, Duration.ofSeconds(10));
    }

    /// Whether the process ended within the limit.
    public static boolean awaitEnd(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<String> names() {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX) && !file.startsWith("."))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    /// A process whose start the operating system doesn't tell counts as started at the epoch, every time.
    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
