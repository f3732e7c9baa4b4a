package kz.tumar.verify;

import java.io.PrintStream;
import java.util.function.LongConsumer;

/// Says how far a long check has come, from the second second on, on a terminal only.
final class Progress implements LongConsumer {
    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final long PAUSE_NANOS = 500_000_000L;

    private final PrintStream terminal;
    private final long total;
    private long read;
    private long nextAt = System.nanoTime() + PATIENCE_NANOS;
    private boolean shown;

    Progress(PrintStream terminal, long total) {
        this.terminal = terminal;
        this.total = Math.max(1, total);
    }

    /// Any thread may tell of what it read.
    @Override
    public synchronized void accept(long bytes) {
        read += bytes;
        if (System.nanoTime() - nextAt >= 0) {
            nextAt = System.nanoTime() + PAUSE_NANOS;
            shown = true;
            terminal.printf("\r%3d %%", Math.min(100, read * 100 / total));
            terminal.flush();
        }
    }

    synchronized void end() {
        if (shown) {
            terminal.print("\r      \r");
            terminal.flush();
        }
    }
}
