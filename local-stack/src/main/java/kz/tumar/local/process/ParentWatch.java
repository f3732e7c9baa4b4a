package kz.tumar.local.process;

import java.io.IOException;
import java.time.Duration;

/// Ends this process when whoever started it is gone, even by SIGKILL: the starter holds the other end of standard
/// input and the operating system closes it. Services carry it as a Java agent, so they need not know.
public final class ParentWatch {

    private static final Duration ORDERLY_END = Duration.ofSeconds(15);

    private ParentWatch() {}

    /// Called by the JVM before a service's own main method.
    ///
    /// @param arguments none are defined
    public static void premain(String arguments) {
        start();
    }

    /// Begins watching; the process then ends in the orderly way, its shutdown hooks included.
    public static void start() {
        Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::awaitEnd);
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException closed) {
            System.err.println("The connection to the starting process broke: " + closed.getMessage());
        }
        System.err.println("The starting process is gone, so this one ends.");
        Thread.ofPlatform().daemon().name("parent-watch-limit").start(ParentWatch::haltWhenItHangs);
        Runtime.getRuntime().exit(0);
    }

    /// The broker and the database are ending too, and a shutdown that waits for them would never finish.
    private static void haltWhenItHangs() {
        try {
            Thread.sleep(ORDERLY_END);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
