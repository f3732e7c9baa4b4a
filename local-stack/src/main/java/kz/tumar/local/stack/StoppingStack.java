package kz.tumar.local.stack;

import java.time.Duration;
import java.util.function.Consumer;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.process.ProcessRecords;

/// Ends a stack from outside: asks its supervisor, and then ends whatever is still recorded.
public final class StoppingStack {

    private static final Duration STEP = Duration.ofSeconds(2);
    private static final int STEPS = 60;

    private StoppingStack() {}

    /// @return whether anything ran
    public static boolean on(DataFolder folder, Consumer<String> news) {
        if (!folder.used()) {
            return false;
        }
        var records = new ProcessRecords(folder.run());
        var supervisor = records.living(Stack.NAME);
        supervisor.ifPresent(running -> end(running, news));
        var orphans = records.endAll(Stack.ORPHAN_LIMIT);
        if (!orphans.isEmpty()) {
            news.accept("ended what was left behind: " + String.join(", ", orphans));
        }
        return supervisor.isPresent() || !orphans.isEmpty();
    }

    private static void end(ProcessHandle supervisor, Consumer<String> news) {
        supervisor.destroy();
        for (var step = 1; !ProcessRecords.awaitEnd(supervisor, STEP); step++) {
            news.accept("stopping (%d s)".formatted(step * STEP.toSeconds()));
            if (step >= STEPS) {
                supervisor.destroyForcibly();
            }
        }
    }
}
