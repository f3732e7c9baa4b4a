package kz.tumar.local.issuer;

import java.nio.file.Path;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.process.ServerProcess;

/// The issuer as a process of its own.
public final class IssuerProcess {

    private IssuerProcess() {}

    /// @param arguments data folder, port and profile
    public static void main(String[] arguments) {
        var folder = new DataFolder(Path.of(arguments[0]));
        try {
            ServerProcess.host(LocalIssuer.start(Integer.parseInt(arguments[1]), folder.secrets(), arguments[2]));
        } catch (RuntimeException | Error startFailed) {
            startFailed.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
