package kz.tumar.local.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Generated secrets, one 0600 file each. A secret is made on first use and never changes afterwards.
///
/// @param directory where the files lie
public record Secrets(Path directory) {

    private static final int BYTES = 24;

    /// The secret of that name. Several processes asking at once get the same one.
    public String of(String name) {
        var file = file(name);
        try {
            if (!Files.exists(file)) {
                var random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                PrivateFile.createOnce(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The secret %s can't be read or made.".formatted(file), unreadable);
        }
    }

    /// The file that holds the secret of that name, for servers that read it themselves.
    public Path file(String name) {
        return directory.resolve(name);
    }

    @Override
    public String toString() {
        return "Secrets[directory=" + directory + "]";
    }
}
