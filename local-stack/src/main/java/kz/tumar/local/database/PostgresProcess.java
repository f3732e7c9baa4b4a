package kz.tumar.local.database;

import java.nio.file.Path;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.process.ProcessRecords;
import kz.tumar.local.process.ServerProcess;

/// The database server's keeper as a process of its own: it ends when the server does, and the server when it does.
public final class PostgresProcess {

    /// The name under which the server's own main process is recorded.
    public static final String POSTMASTER = "postmaster";

    private static final int SERVER_DIED = 70;

    private PostgresProcess() {}

    /// @param arguments data folder and port
    public static void main(String[] arguments) {
        var folder = new DataFolder(Path.of(arguments[0]));
        try {
            var server = EmbeddedPostgres18.start(
                    folder.postgres(),
                    Integer.parseInt(arguments[1]),
                    folder.secrets(),
                    ProcessBuilder.Redirect.INHERIT);
            var records = new ProcessRecords(folder.run());
            records.put(POSTMASTER, server.process());
            ServerProcess.host(() -> {
                server.close();
                records.forget(POSTMASTER);
            });
            server.process().onExit().join();
            System.err.println("PostgreSQL's main process is gone.");
            Runtime.getRuntime().exit(SERVER_DIED);
        } catch (RuntimeException | Error startFailed) {
            startFailed.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
