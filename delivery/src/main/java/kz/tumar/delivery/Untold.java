package kz.tumar.delivery;

import org.jspecify.annotations.Nullable;

/// What was thrown and where, without what it said: a message may repeat what the event was about, a class, a
/// method and a line never do.
final class Untold extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 20;
    private static final int MOST_FRAMES = 200;

    private Untold(String name, @Nullable Untold cause) {
        super(name, cause, false, true);
    }

    static Untold of(Throwable thrown) {
        return of(thrown, 0);
    }

    private static Untold of(Throwable thrown, int depth) {
        var cause = thrown.getCause();
        var untold = new Untold(
                thrown.getClass().getName(), cause == null || depth == DEEPEST ? null : of(cause, depth + 1));
        var frames = thrown.getStackTrace();
        untold.setStackTrace(java.util.Arrays.copyOf(frames, Math.min(frames.length, MOST_FRAMES)));
        return untold;
    }
}
