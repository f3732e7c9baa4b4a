package kz.tumar.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// PostgreSQL's main process on a data folder, found by the pid file it keeps there.
///
/// @param process the running process
record Postmaster(ProcessHandle process) {

    private static final Path PROCESSES = Path.of("/proc");

    /// The process that owns the folder now; nothing when the pid file is missing, stale, or names a process that
    /// isn't PostgreSQL.
    static Optional<Postmaster> of(Path data) {
        var file = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(Postmaster::isPostgres)
                            .map(Postmaster::new);
        } catch (IOException | NumberFormatException unreadable) {
            throw new IllegalStateException(
                    "%s is unreadable; if no PostgreSQL runs there, remove it.".formatted(file), unreadable);
        }
    }

    /// Ends it: first by a fast shutdown, then immediately (which recovery mends), then by force.
    void stop(Duration limit) {
        if (!signalled("INT", limit) && !signalled("QUIT", limit)) {
            process.destroyForcibly();
        }
    }

    /// Ends the workers of a main process that was killed: while one of them lives, no new server may start.
    /// They notice by themselves within moments, unless they are busy; then they are killed.
    static void endLeftovers(Path data, Duration limit) {
        var leftovers = processesIn(data);
        leftovers.forEach(ProcessHandle::destroyForcibly);
        leftovers.forEach(process -> ended(process, limit));
    }

    private boolean signalled(String signal, Duration limit) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException cannotSignal) {
            throw new UncheckedIOException(cannotSignal);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        return ended(process, limit);
    }

    private static boolean ended(ProcessHandle process, Duration limit) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(process.isAlive());
    }

    /// PostgreSQL's processes work in their data folder; only Linux tells, elsewhere nothing is found.
    private static List<ProcessHandle> processesIn(Path data) {
        if (!Files.isDirectory(PROCESSES.resolve("self")) || !Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            var real = data.toRealPath();
            return all.filter(Postmaster::isPostgres)
                    .filter(process -> real.equals(workingFolder(process)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path workingFolder(ProcessHandle process) {
        try {
            return PROCESSES
                    .resolve(Long.toString(process.pid()))
                    .resolve("cwd")
                    .toRealPath();
        } catch (IOException goneOrForeign) {
            return Path.of("");
        }
    }
}
