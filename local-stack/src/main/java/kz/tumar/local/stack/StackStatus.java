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
        STARTING,
        STOPPED
    }

    /// @param port 0 for a process without one
    public record Line(String name, State state, Optional<ProcessHandle> process, int port) {

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
        if (!folder.exists()) {
            return new StackStatus(List.of());
        }
        var records = new ProcessRecords(folder.run());
        var lines = new ArrayList<Line>();
        var supervisor = records.living(Stack.NAME);
        lines.add(new Line(Stack.NAME, supervisor.isPresent() ? State.READY : State.STOPPED, supervisor, 0));
        Ports.read(folder.run()).ifPresent(ports -> {
            for (var member : Member.values()) {
                var process = records.living(member.processName());
                lines.add(new Line(
                        member.processName(), state(member, process, ports.of(member)), process, ports.of(member)));
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

    private static State state(Member member, Optional<ProcessHandle> process, int port) {
        if (process.isEmpty()) {
            return State.STOPPED;
        }
        return member.readiness(port).ready() ? State.READY : State.STARTING;
    }
}
