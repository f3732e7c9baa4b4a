package kz.tumar.audit.export;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Work done in order on a thread of its own, a few pieces behind at most. The first failure is told to whoever gives
/// the next piece or finishes.
final class Alongside implements AutoCloseable {
    private static final int BEHIND = 4;
    private static final long PATIENCE_HOURS = 24;

    private final Semaphore room = new Semaphore(BEHIND);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("export-alongside").factory());
    private volatile @Nullable Exception failed;

    /// A piece of work.
    @FunctionalInterface
    interface Piece {
        void run() throws IOException;
    }

    void give(Piece piece) throws IOException {
        try {
            room.acquire();
        } catch (InterruptedException stopped) {
            throw stopped();
        }
        requireNoFailure();
        thread.execute(() -> {
            try {
                if (failed == null) {
                    piece.run();
                }
            } catch (IOException | RuntimeException wrong) {
                failed = wrong;
            } finally {
                room.release();
            }
        });
    }

    /// Waits until all is done.
    void finish() throws IOException {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_HOURS, TimeUnit.HOURS)) {
                throw new IOException("a part of the package takes too long");
            }
        } catch (InterruptedException stopped) {
            throw stopped();
        }
        requireNoFailure();
    }

    /// Takes up nothing more.
    @Override
    public void close() {
        failed = failed == null ? new IOException("given up") : failed;
        thread.shutdown();
    }

    private void requireNoFailure() throws IOException {
        Exception wrong = failed;
        if (wrong != null) {
            throw new IOException("a part of the package can't be written", wrong);
        }
    }

    private static InterruptedIOException stopped() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("building stopped");
    }
}
