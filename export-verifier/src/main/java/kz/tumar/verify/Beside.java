package kz.tumar.verify;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A part of a check on a thread of its own, which has no say until it is awaited. Where the rest of the check ends
/// first, the file is closed under it, and what it then meets matters to nobody.
final class Beside {
    private final FutureTask<Boolean> task;

    private Beside(FutureTask<Boolean> task) {
        this.task = task;
    }

    /// A part of a check.
    @FunctionalInterface
    interface Part {
        void run() throws IOException;
    }

    static Beside begin(Part part) {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            part.run();
            return true;
        });
        Thread.ofPlatform().daemon().name("check-beside").start(task);
        return new Beside(task);
    }

    /// Returns when it is done, or throws what it met.
    void await() throws IOException {
        try {
            task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the check was stopped");
        } catch (ExecutionException met) {
            switch (met.getCause()) {
                case IOException unreadable -> throw unreadable;
                case RuntimeException refused -> throw refused;
                case null -> throw new IllegalStateException(met);
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }
}
