package kz.tumar.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Who may connect: everybody by password from the loopback address, nobody from elsewhere.
/// Written before the server starts, so there is no moment without it.
final class HostRules {

    private HostRules() {}

    static void write(Path data) {
        try {
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }
}
