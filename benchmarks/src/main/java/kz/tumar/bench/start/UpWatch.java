package kz.tumar.bench.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kz.tumar.bench.ground.Leashed;
import kz.tumar.local.stack.Member;

/// Watches one `./tumar up`. In its first moments the process isn't there yet, which is not the same as gone.
public final class UpWatch {
    private static final String READY = "tumar: ready";
    private static final Duration FIRST_MOMENTS = Duration.ofSeconds(5);

    private final Leashed stack;
    private final Path log;
    private final long begun = System.nanoTime();
    private boolean seen;

    /// @param log where it says so
    public UpWatch(Leashed stack, Path log) {
        this.stack = stack;
        this.log = log;
    }

    /// Has every member of the stack listen on a free port.
    public static Map<String, String> anyPorts() {
        var ports = new HashMap<String, String>();
        for (var member : Member.values()) {
            ports.put("TUMAR_" + member.name() + "_PORT", "0");
        }
        return ports;
    }

    /// Whether it said that it is ready.
    ///
    /// @throws IllegalStateException when it ended instead
    public boolean ready() {
        var said = said();
        if (said.contains(READY)) {
            return true;
        }
        var alive = stack.alive();
        seen |= alive;
        if (!alive && (seen || System.nanoTime() - begun > FIRST_MOMENTS.toNanos())) {
            throw new IllegalStateException("./tumar up ended: " + said().strip());
        }
        return false;
    }

    private String said() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
