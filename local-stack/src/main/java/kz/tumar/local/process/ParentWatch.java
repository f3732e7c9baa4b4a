package kz.tumar.local.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;

/// Ends this process when whoever started it is gone, even by SIGKILL: the starter holds the other end of standard
/// input and the operating system closes it. Services are started through it, so they need not know; an agent would do
/// as well, but beside one the JVM takes no ahead-of-time cache.
public final class ParentWatch {

    private static final Duration ORDERLY_END = Duration.ofSeconds(15);

    private ParentWatch() {}

    /// Begins watching and runs another class's main method.
    ///
    /// @param arguments that class, and its own arguments
    public static void main(String[] arguments) throws Throwable {
        start();
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
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
