package kz.tumar.bench.ground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kz.tumar.bench.measure.ProcessTree;

/// A process that never outlives this one: it ends as soon as the pipe from here to it is closed, however that happens.
public final class Leashed implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofMinutes(1);
    private static final String LEASH = """
            "$@" </dev/null & child=$!
            cat >/dev/null
            kill "$child" 2>/dev/null
            wait "$child"
            """;

    private final Process leash;

    private Leashed(Process leash) {
        this.leash = leash;
    }

    /// Starts it.
    ///
    /// @param log where its output goes
    static Leashed start(List<String> command, Map<String, String> environment, Path log) {
        var whole = new ArrayList<>(List.of("/bin/sh", "-c", LEASH, "leash"));
        whole.addAll(command);
        try {
            var builder = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new Leashed(builder.start());
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /// Whether the process itself still runs.
    public boolean running() {
        return leash.descendants()
                .anyMatch(child -> child.info()
                        .command()
                        .filter(command -> command.endsWith("java"))
                        .isPresent());
    }

    /// Whether there is anything at the end of the leash but the one that waits.
    public boolean alive() {
        return leash.descendants().count() > 1;
    }

    public ProcessTree tree() {
        return new ProcessTree(leash.toHandle());
    }

    @Override
    public void close() {
        try {
            leash.getOutputStream().close();
            if (!leash.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                leash.descendants().forEach(ProcessHandle::destroyForcibly);
                leash.destroyForcibly();
            }
        } catch (IOException alreadyGone) {
            leash.destroyForcibly();
        } catch (InterruptedException stopped) {
            leash.descendants().forEach(ProcessHandle::destroyForcibly);
            leash.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
