package kz.tumar.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Copying a log by its public face, and reading a copy or the log itself again.
final class MirrorTest {
    private static final Draft.Log LOG = new Draft.Log(700);
    private static final Draft.Log OTHER =
            new Draft.Log(700, heads -> heads.replace("\"treeSize\"", "\"x\":1,\"treeSize\""));

    @TempDir
    Path folder;

    private ServedLog served;
    private String output = "";

    @BeforeEach
    void serve() throws IOException {
        served = new ServedLog().at(LOG, 700, Draft.KEY);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private int run(Map<String, String> environment, String... words) {
        Shell shell = new Shell(folder);
        int status = shell.run(environment, words);
        output = shell.output;
        return status;
    }

    private int run(String command, String... words) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(words));
        all.addAll(List.of("--trust", Draft.KEY.vkey()));
        return run(Map.of("LANG", "C"), all.toArray(String[]::new));
    }

    private int mirror() {
        return run("mirror", served.address(), "copy");
    }

    private int fsck() {
        return run("fsck", "copy");
    }

    @Test
    void aCopy_hasTheNamesAndBytesThatTheLogServes_andIsFoundWhole() throws IOException {
        assertThat(mirror()).as(output).isZero();
        assertThat(output).startsWith("MIRRORED").contains("from 0 to 700 entries");

        for (Map.Entry<String, byte[]> each : served.served.entrySet()) {
            assertThat(folder.resolve("copy").resolve(each.getKey())).hasBinaryContent(each.getValue());
        }
        assertThat(fsck()).as(output).isZero();
        assertThat(output).startsWith("VERIFIED").contains("subjects: 3", "at index 699 of where everybody");
        assertThat(run("fsck", served.address())).isZero();
    }

    @Test
    void aCopyIsBroughtForward_whenTheLogProvesThatItOnlyGrew() throws IOException {
        for (int size : new int[] {0, 5, 255, 256, 300, 513, 700}) {
            served.at(LOG, size, Draft.KEY);
            assertThat(mirror()).as("%d: %s", size, output).isZero();
            assertThat(fsck()).as("%d: %s", size, output).isZero();
        }
        assertThat(output).contains("700 entries");
        assertThat(names())
                .as("what isn't full any more")
                .doesNotContain("044", "005", "255")
                .contains("188");
        served.asked.clear();
        assertThat(mirror()).isZero();
        assertThat(served.asked).as("nothing is fetched twice").noneMatch(name -> name.startsWith("tile/"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("copy/tile"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void whatWasCopiedBeforeACrash_isNotFetchedAgain() throws IOException {
        byte[] last = served.served.remove("tile/entries/002.p/188");
        assertThat(mirror()).isEqualTo(1);
        assertThat(output).contains("tile/entries/002.p/188 isn’t there");
        assertThat(folder.resolve("copy/checkpoint")).doesNotExist();
        served.served.put("tile/entries/002.p/188", last);
        served.asked.clear();

        assertThat(mirror()).as(output).isZero();

        assertThat(served.asked).contains("tile/entries/002.p/188").doesNotContain("tile/entries/000");
    }

    @Test
    void aLogThatWasChanged_isRefused_andTheCopyStaysWhatItWas() throws IOException {
        served.at(LOG, 400, Draft.KEY);
        assertThat(mirror()).isZero();
        byte[] before = Files.readAllBytes(folder.resolve("copy/checkpoint"));

        served.at(OTHER, 700, Draft.KEY);
        assertThat(mirror()).isEqualTo(1);
        assertThat(output).contains("doesn’t prove that it extends the 400 entries");
        served.at(OTHER, 400, Draft.KEY);
        assertThat(mirror()).isEqualTo(1);
        served.at(LOG, 300, Draft.KEY);
        assertThat(mirror()).isEqualTo(1);
        assertThat(output).contains("shows 300 entries, and had signed 400");

        assertThat(folder.resolve("copy/checkpoint")).hasBinaryContent(before);
        assertThat(fsck()).as(output).isZero();
    }

    @Test
    void entriesThatDoNotGiveTheSignedHashes_areNotKept() throws IOException {
        served.served.put(
                "tile/entries/001", ServedLog.tiles(OTHER, 700).getOrDefault("tile/entries/001", new byte[0]));
        assertThat(mirror()).isEqualTo(1);
        assertThat(output).contains("tile/entries/001 isn’t what the signed hashes say");

        served.at(LOG, 700, Draft.KEY);
        assertThat(mirror()).as("nothing of it was left: %s", output).isZero();
        assertThat(fsck()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "tile/entries/001, tile",
        "tile/entries/002.p/188, tile",
        "tile/0/000, tile/0/000 isn’t what",
        "tile/0/002.p/188, tile/0/002.p/188 isn’t what",
        "tile/1/000.p/2, tile/1/000.p/2 isn’t what",
        "checkpoint, checkpoint",
    })
    void aBitThatFlippedInACopy_isFound(String name, String said) throws IOException {
        assertThat(mirror()).isZero();
        Path file = folder.resolve("copy").resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);

        assertThat(fsck()).as(output).isEqualTo(1);
        assertThat(output).contains(said);
        Files.delete(file);
        assertThat(fsck()).as(output).isIn(1, 2);
    }

    @Test
    void aSignedLogWhoseNumbersOrHeadsAreWrong_isNotWhole() throws IOException {
        Draft.Log lying = new Draft.Log(700, heads -> heads.replace("\"subjects\":3", "\"subjects\":4"));
        served.at(lying, 700, Draft.KEY);

        assertThat(run("fsck", served.address())).isEqualTo(1);
        assertThat(output).contains("index ");
        assertThat(mirror())
                .as("a mirror copies what was signed, whatever it says")
                .isZero();
    }

    @Test
    void aLogThatOnceStatedOtherHeads_isNotWhole_whateverItStatedLater() throws IOException {
        Draft.Log lying = new Draft.Log(
                700, heads -> heads.replace("\"subjects\":3,\"treeSize\":99}", "\"subjects\":2,\"treeSize\":99}"));
        served.at(lying, 700, Draft.KEY);

        assertThat(run("fsck", served.address())).isEqualTo(1);
        assertThat(output).contains("index 99");
        served.at(LOG, 700, Draft.KEY);
        assertThat(run("fsck", served.address())).as(output).isZero();
    }

    @Test
    void entriesAreWrittenOutAgain_onlyWhenAllOfThemHold() throws IOException {
        assertThat(mirror()).isZero();
        assertThat(run("fsck", "copy", "--records", "records.jsonl")).isZero();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 700; i++) {
            expected.append(LOG.record(i));
        }
        assertThat(folder.resolve("records.jsonl")).hasContent(expected.toString());

        Files.delete(folder.resolve("copy/tile/0/002.p/188"));
        assertThat(run("fsck", "copy", "--records", "again.jsonl")).isEqualTo(1);
        assertThat(folder.resolve("again.jsonl")).doesNotExist();
    }

    @Test
    void entriesNeedTheToken_hashesDoNot() throws IOException {
        served.require("open");
        assertThat(mirror()).isEqualTo(2);
        assertThat(output).contains("--hashes");
        assertThat(run("mirror", served.address(), "copy", "--hashes"))
                .as(output)
                .isZero();
        assertThat(run("fsck", "copy", "--hashes")).as(output).isZero();
        assertThat(output).contains("only hashes");
        assertThat(run("fsck", served.address(), "--hashes")).isZero();
        assertThat(fsck()).isEqualTo(1);

        Files.writeString(folder.resolve("token"), "open\n");
        assertThat(run("mirror", served.address(), "copy", "--token", "token"))
                .as(output)
                .isZero();
        assertThat(fsck()).as(output).isZero();
        Map<String, String> open = Map.of("LANG", "C", "TUMAR_TOKEN", "open");
        assertThat(run(open, "fsck", served.address())).isEqualTo(3);
    }

    @Test
    void whatCannotBeUsed_isTwo() throws IOException {
        assertThat(run("mirror", served.address())).isEqualTo(2);
        assertThat(run("mirror", "copy", "copy")).isEqualTo(2);
        assertThat(run("fsck")).isEqualTo(2);
        assertThat(run("fsck", "nowhere")).isEqualTo(2);
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/letter.txt"), "not a mirror");
        assertThat(run("mirror", served.address(), "mine")).isEqualTo(2);
        assertThat(output).contains("isn’t a mirror of this log");
        assertThat(run("mirror", "--help")).isZero();
        assertThat(output).contains("tumar fsck URL|DIR");
    }

    @Test
    void aSignerNobodyTrusts_isThree_andAWrongSignatureOne() throws IOException {
        assertThat(run(Map.of("LANG", "C"), "mirror", served.address(), "copy", "--any-signer"))
                .isEqualTo(3);
        assertThat(output).startsWith("SIGNER UNKNOWN").contains(Draft.KEY.fingerprint());
        assertThat(fsck()).isZero();
        served.served.put("checkpoint", new TestKey(Draft.ORIGIN).note(LOG.checkpointText(700)));
        assertThat(mirror()).isEqualTo(1);
    }
}
