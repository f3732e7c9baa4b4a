package kz.tumar.bench.ground;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import kz.tumar.local.folder.Secrets;
import kz.tumar.local.issuer.LocalIssuer;

/// The issuer in a process of its own, so that it is no part of the generator.
final class IssuerOwnProcess {
    private IssuerOwnProcess() {}

    /// @param arguments port, folder of secrets
    public static void main(String[] arguments) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        var issuer = LocalIssuer.start(Integer.parseInt(arguments[0]), new Secrets(Path.of(arguments[1])), "local");
        Runtime.getRuntime().addShutdownHook(new Thread(issuer::close, "issuer-end"));
        Thread.currentThread().join();
    }
}
