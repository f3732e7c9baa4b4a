package kz.tumar.local.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.process.ProcessRecords;

/// What of a stack runs now, seen from outside.
///
/// @param lines one for the supervisor and one for each member
public record StackStatus(List<Line> lines) {

    /// How one process stands.
    public enum State {
        READY,
        /// It answers, but says that something is wrong.
        UNHEALTHY,
        /// It runs and doesn't answer, or not yet.
        STARTING,
        STOPPED
    }

    /// @param port 0 for a process without one
    /// @param failing the checks that an unhealthy service names
    public record Line(String name, State state, Optional<ProcessHandle> process, int port, List<String> failing) {

        public Line {
            failing = List.copyOf(failing);
        }

        /// How long the process has run; nothing when it doesn't, or when nobody knows.
        public Optional<Duration> uptime() {
            return process.flatMap(running -> running.info().startInstant())
                    .map(started -> Duration.between(started, Instant.now()));
        }
    }

    public StackStatus {
        lines = List.copyOf(lines);
    }

    public static StackStatus of(DataFolder folder) {
        if (!folder.used()) {
            return new StackStatus(List.of());
        }
        var records = new ProcessRecords(folder.run());
        var lines = new ArrayList<Line>();
        var supervisor = records.living(Stack.NAME);
        lines.add(new Line(Stack.NAME, supervisor.isPresent() ? State.READY : State.STOPPED, supervisor, 0, List.of()));
        Ports.read(folder.run()).ifPresent(ports -> {
            for (var member : Member.values()) {
                lines.add(line(member, records.living(member.processName()), ports.of(member)));
            }
        });
        return new StackStatus(lines);
    }

    /// 0 when everything is ready, 4 when nothing runs, 3 between.
    public int exitCode() {
        if (lines.stream().allMatch(line -> line.state() == State.STOPPED)) {
            return 4;
        }
        return lines.stream().allMatch(line -> line.state() == State.READY) ? 0 : 3;
    }

    private static Line line(Member member, Optional<ProcessHandle> process, int port) {
        var name = member.processName();
        if (process.isEmpty()) {
            return new Line(name, State.STOPPED, process, port, List.of());
        }
        return switch (member) {
            case KAFKA, POSTGRES, ISSUER ->
                new Line(name, member.readiness(port).ready() ? State.READY : State.STARTING, process, port, List.of());
            case CONSENT, REQUEST, RETENTION, AUDIT -> {
                var health = Health.of(port);
                yield new Line(name, state(health), process, port, health.failing());
            }
        };
    }

    private static State state(Health health) {
        if (!health.answered()) {
            return State.STARTING;
        }
        return health.failing().isEmpty() ? State.READY : State.UNHEALTHY;
    }
}
