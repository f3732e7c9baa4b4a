package kz.tumar.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a log is no more than what was seen.
final class LogWordsTest {
    @TempDir
    Path folder;

    @Test
    void ofWitnesses_nothingIsSaid_whenNobodyAskedForAny() throws IOException {
        Shell shell = new Shell(folder);
        try (ServedLog served = new ServedLog().at(new Draft.Log(40), 40, Draft.KEY)) {
            assertThat(shell.stranger("fsck", served.address())).isEqualTo(3);
            assertThat(shell.output).contains("names itself by").doesNotContain("as many witnesses");
            assertThat(shell.stranger("fsck", served.address(), "--json")).isEqualTo(3);
            assertThat(shell.output).doesNotContain("as many witnesses");
            assertThat(shell.trusting("fsck", served.address())).isZero();
            assertThat(shell.output).contains("as many witnesses");
        }
    }

    @Test
    void statementsThatWereNotHeldAgainstTheEntries_areCounted() throws IOException {
        Shell shell = new Shell(folder);
        Draft.Log log = new Draft.Log(40, heads -> heads.replaceAll("\"treeSize\":3[59]", "\"treeSize\":10"));
        try (ServedLog served = new ServedLog().at(log, 40, Draft.KEY)) {
            assertThat(shell.trusting("fsck", served.address()))
                    .as(shell.output)
                    .isZero();
        }
        assertThat(shell.output).contains("stated at index 31").contains("2 statements weren’t held");
    }

    @Test
    void figuresInRussian_governNoNoun() throws IOException {
        Shell shell = new Shell(folder);
        try (ServedLog served = new ServedLog().at(new Draft.Log(41), 41, Draft.KEY)) {
            shell.trusting("mirror", served.address(), "copy");
            shell.run(Map.of("LANG", "ru"), "mirror", served.address(), "copy", "--trust", Draft.KEY.vkey());
        }
        assertThat(shell.output)
                .contains("продолжает ранее скопированное, записей: 41")
                .doesNotContain("41 записей");
    }
}
