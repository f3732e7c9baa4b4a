package kz.tumar.local.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnpackedProgramTest {

    @TempDir
    Path folder;

    @Test
    void interruptedUnpacking_isRemoved_soThatItIsDoneAgain() throws Exception {
        var truncated = Files.createDirectories(folder.resolve("PG-1/bin")).resolve("postgres");
        Files.writeString(truncated, "half of");

        new UnpackedProgram(folder).guard().close();

        assertThat(folder.resolve("PG-1")).doesNotExist();
    }

    @Test
    void completeUnpacking_isKept() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("PG-1")).resolve(".exists"), "");

        new UnpackedProgram(folder).guard().close();

        assertThat(folder.resolve("PG-1/.exists")).exists();
    }
}
