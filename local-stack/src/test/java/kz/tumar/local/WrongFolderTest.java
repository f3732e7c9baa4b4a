package kz.tumar.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WrongFolderTest {

    @TempDir
    Path place;

    @ParameterizedTest
    @ValueSource(strings = {"down", "status"})
    void file_isNoDataFolder(String command) throws Exception {
        var file = Files.writeString(place.resolve("notes.txt"), "notes");

        assertThat(refusal(command, file)).contains(file.toString(), "isn't a data folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "status"})
    void folderOfSomethingElse_isNoDataFolder_andStaysAsItIs(String command) throws Exception {
        Files.writeString(place.resolve("notes.txt"), "notes");

        assertThat(refusal(command, place)).contains("isn't a data folder");
        assertThat(place.toFile().list()).containsExactly("notes.txt");
    }

    @Test
    void folderThatIsNotThereYet_hasNothingRunning() {
        var absent = place.resolve("later").toString();

        assertThat(Tumar.commandLine().execute("down", "--data", absent)).isZero();
        assertThat(Tumar.commandLine().execute("status", "--data", absent)).isEqualTo(4);
        assertThat(place).isEmptyDirectory();
    }

    private static String refusal(String command, Path folder) {
        var words = new StringWriter();
        var status =
                Tumar.commandLine().setErr(new PrintWriter(words, true)).execute(command, "--data", folder.toString());
        assertThat(status).isOne();
        return words.toString();
    }
}
