package kz.tumar.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// A process and everything it started, as the operating system accounts for them. Known on Linux; elsewhere the
/// figures
/// are zero.
///
/// @param root the first of them
public record ProcessTree(ProcessHandle root) {
    private static final long TICKS_PER_SECOND = 100;
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int LAST_BUSY = 8;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int REAPED_USER_TIME = 13;
    private static final int REAPED_SYSTEM_TIME = 14;

    /// This process alone is not the tree of its children: the generator counts by itself.
    public static Duration ownProcessorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// The time the processors were busy with anything at all.
    public static Duration machineProcessorTime() {
        try {
            var fields = Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +", -1);
            long ticks = 0;
            for (int i = 1; i < fields.length && i <= LAST_BUSY; i++) {
                ticks += i == IDLE || i == WAITING ? 0 : Long.parseLong(fields[i]);
            }
            return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
        } catch (IOException notLinux) {
            return Duration.ZERO;
        }
    }

    /// The processor time of all that live, and of those that they waited for.
    public Duration processorTime() {
        long ticks = all().mapToLong(ProcessTree::ticks).sum();
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    /// Resident memory in megabytes. Pages that several share count once for each, save those of PostgreSQL's backends,
    /// which the proportional figure tells right.
    public long residentMegabytes() {
        return all().mapToLong(ProcessTree::proportionalKilobytes).sum() / 1024;
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    private static long ticks(ProcessHandle process) {
        var text = lines(process, "stat");
        if (text.isEmpty()) {
            return 0;
        }
        var stat = text.getFirst();
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[USER_TIME])
                + Long.parseLong(fields[SYSTEM_TIME])
                + Long.parseLong(fields[REAPED_USER_TIME])
                + Long.parseLong(fields[REAPED_SYSTEM_TIME]);
    }

    private static long proportionalKilobytes(ProcessHandle process) {
        return lines(process, "smaps_rollup").stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    private static List<String> lines(ProcessHandle process, String file) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException goneOrNotLinux) {
            return List.of();
        }
    }
}
