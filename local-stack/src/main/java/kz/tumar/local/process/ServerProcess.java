package kz.tumar.local.process;

/// Runs one server as the whole purpose of a process: until the process is told to end or its starter is gone.
public final class ServerProcess {

    private ServerProcess() {}

    /// The server is closed on every orderly end. Returns at once.
    public static void host(AutoCloseable server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "server-end"));
        ParentWatch.start();
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception stopFailed) {
            System.err.println("The server didn't stop cleanly: " + stopFailed);
        }
    }
}
