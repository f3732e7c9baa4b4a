package kz.tumar.audit.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The openssl of this machine.
public final class OpenSsl {
    private OpenSsl() {}

    /// Whether there is one that knows Ed25519.
    public static boolean present() {
        try {
            return run("version").startsWith("OpenSSL 3");
        } catch (IOException | InterruptedException absent) {
            return false;
        }
    }

    /// What it says; it must end well.
    public static String run(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("openssl " + command.get(1) + " failed: " + said);
        }
        return said;
    }

    /// What it says of a detached CMS signature over a file, by whoever this authority vouches for.
    public static String verified(Path signature, Path content, Path authority) throws IOException {
        try {
            return run(
                    "cms",
                    "-verify",
                    "-binary",
                    "-inform",
                    "DER",
                    "-in",
                    signature,
                    "-content",
                    content,
                    "-CAfile",
                    authority,
                    "-purpose",
                    "any",
                    "-out",
                    "/dev/null");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
