package kz.tumar.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of the repository that follow from the code: compared with it, or written anew with `-Dtumar.rewrite=true`.
final class Committed {
    private static final boolean REWRITE = Boolean.getBoolean("tumar.rewrite");

    private Committed() {}

    static Path module() {
        return Path.of("").toAbsolutePath();
    }

    static Path repository() {
        return module().resolveSibling("");
    }

    /// Events are for ever, so a golden file that exists is never rewritten: only new types may be added.
    static void assertSays(Path file, String expected, boolean mayChange) {
        try {
            if (REWRITE && (mayChange || !Files.exists(file))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, expected);
            }
            assertThat(file)
                    .as("committed file (write with -Dtumar.rewrite=true)")
                    .exists();
            assertThat(Files.readString(file)).as(file.getFileName().toString()).isEqualTo(expected);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
