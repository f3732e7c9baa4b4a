package kz.tumar.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.PrivateFile;

/// The data folder's memory of the log's key (C2SP `tlog-policy`): written once, at the first start, and only compared
/// from then on. A log that comes back with another key isn't the log this folder trusted.
final class TrustPolicy {

    private static final int TIMEOUT_MILLIS = 5_000;

    private TrustPolicy() {}

    /// @throws StackRefused when the log's key isn't the one remembered
    static void remember(Path file, int auditPort) {
        try {
            var key = served(auditPort);
            if (!Files.exists(file)) {
                PrivateFile.replace(file, "log " + key + "\nquorum none\n");
            } else if (!names(file, key)) {
                throw new StackRefused("""
                        The log's key is not the one this folder trusts.
                          trusted: %s
                          the log's: %s
                        Either the log's key file or the log itself was replaced. Restore it; or, if you mean to begin \
                        a new log, remove that file.""".formatted(file, key));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The log's key can't be read or remembered.", unreadable);
        }
    }

    private static boolean names(Path file, String key) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.strip().split("[ \t]+", -1))
                .anyMatch(words -> words.length >= 2 && words[0].equals("log") && words[1].equals(key));
    }

    private static String served(int auditPort) throws IOException {
        var connection = URI.create("http://" + LoopbackPorts.HOST + ":" + auditPort + "/log/vkey")
                .toURL()
                .openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (var body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
