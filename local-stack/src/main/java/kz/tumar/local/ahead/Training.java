package kz.tumar.local.ahead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.FolderLock;
import kz.tumar.local.process.ProcessRecords;
import org.jspecify.annotations.Nullable;

/// Makes the caches that are missing: one process, at the lowest priority, starts every program once in a folder of its
/// own, ends them in the orderly way and writes down what they had loaded. Nothing that runs already is touched.
public final class Training {

    /// How a training run went.
    public enum Outcome {
        NOT_NEEDED,
        MADE,
        ANOTHER_IS_AT_IT,
        FAILED
    }

    private static final Duration END_LIMIT = Duration.ofSeconds(15);
    private static final String FAILED = "failed";

    private final StartCaches caches;
    private final Supplier<SortedMap<String, Fingerprint>> programs;
    private final Function<Path, List<String>> command;
    private final Map<String, String> environment;
    private final AtomicReference<@Nullable Process> running = new AtomicReference<>();
    private volatile boolean abandoned;

    /// @param programs every program's name and what it is now
    /// @param command starts all of them in the folder it is given, recording, and ends when they ended
    /// @param environment what the command needs beside this process's own
    public Training(
            StartCaches caches,
            Supplier<SortedMap<String, Fingerprint>> programs,
            Function<Path, List<String>> command,
            Map<String, String> environment) {
        this.caches = caches;
        this.programs = programs;
        this.command = command;
        this.environment = Map.copyOf(environment);
    }

    /// Whether a program has no cache that fits, and making one didn't fail before.
    public boolean needed() {
        var now = programs.get();
        return now.entrySet().stream().anyMatch(program -> !caches.fits(program.getKey(), program.getValue()))
                && !failedBefore(now);
    }

    /// Makes the caches and returns when they lie in their place.
    public Outcome run() throws InterruptedException {
        var before = programs.get();
        if (before.entrySet().stream().allMatch(program -> caches.fits(program.getKey(), program.getValue()))) {
            return Outcome.NOT_NEEDED;
        }
        DataFolder.privateDirectory(caches.folder());
        var lock = FolderLock.take(caches.folder().resolve("training.lock"));
        if (lock.isEmpty()) {
            return Outcome.ANOTHER_IS_AT_IT;
        }
        try (var _ = lock.get()) {
            clear();
            var made = succeeded() && accepted(before);
            if (!made && !abandoned) {
                Files.writeString(caches.folder().resolve(FAILED), before + "\n");
            }
            if (made || abandoned) {
                clear();
            }
            return made ? Outcome.MADE : Outcome.FAILED;
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /// Ends a run that is under way, and everything it started. What it would have made is lost.
    public void abandon() {
        abandoned = true;
        var process = running.get();
        if (process == null) {
            return;
        }
        var started = process.descendants().toList();
        process.destroy();
        if (!ProcessRecords.awaitEnd(process.toHandle(), END_LIMIT)) {
            process.destroyForcibly();
        }
        started.forEach(ProcessHandle::destroyForcibly);
    }

    private boolean succeeded() throws IOException, InterruptedException {
        var whole = new ArrayList<>(List.of("nice", "-n", "19"));
        whole.addAll(command.apply(place()));
        var builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(caches.folder().resolve("training.log").toFile());
        builder.environment().putAll(environment);
        if (abandoned) {
            return false;
        }
        var process = builder.start();
        running.set(process);
        if (abandoned) {
            abandon();
        }
        return process.waitFor() == 0 && !abandoned;
    }

    /// What was rebuilt in the meantime gets no cache.
    private boolean accepted(SortedMap<String, Fingerprint> before) {
        var now = programs.get();
        var all = true;
        for (var program : before.entrySet()) {
            all &= program.getValue().equals(now.get(program.getKey()))
                    && caches.accept(program.getKey(), program.getValue());
        }
        return all;
    }

    private boolean failedBefore(SortedMap<String, Fingerprint> now) {
        try {
            var file = caches.folder().resolve(FAILED);
            return Files.exists(file) && Files.readString(file).strip().equals(now.toString());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Path place() {
        return caches.folder().resolve("training");
    }

    /// An earlier run may have been killed: what it left running ends here.
    private void clear() throws IOException {
        var records = place().resolve("run");
        if (Files.isDirectory(records)) {
            new ProcessRecords(records).endAll(END_LIMIT);
        }
        for (var folder : List.of(place(), caches.recordings())) {
            if (Files.isDirectory(folder)) {
                try (var files = Files.walk(folder)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }
}
