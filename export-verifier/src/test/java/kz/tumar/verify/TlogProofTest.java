package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A proof about one entry, in the form of C2SP tlog-proof.
final class TlogProofTest {
    private static final int SIZE = 23;
    private static final int INDEX = 6;
    private static final Draft.Log LOG = new Draft.Log(SIZE);
    private static final TestKey WITNESS = new TestKey("witness.example.test/w1", 4);
    private static final String NOTE = new String(Draft.KEY.note(LOG.checkpointText(SIZE)), UTF_8);

    @TempDir
    Path folder;

    private String output = "";

    @BeforeEach
    void entry() throws IOException {
        Files.writeString(folder.resolve("entry.json"), LOG.entries.get(INDEX));
        Files.writeString(folder.resolve("other.json"), LOG.entries.get(INDEX + 1));
        Files.writeString(
                folder.resolve("w.policy"),
                "log " + Draft.KEY.vkey() + "\nwitness w " + WITNESS.vkey() + "\nquorum w\n");
    }

    private static String proof(String extra, int index, String note) {
        return "c2sp.org/tlog-proof@v1\n" + extra + "index " + index + "\n"
                + LOG.tree.inclusion(INDEX, SIZE).stream()
                        .map(hash -> Base64.getEncoder().encodeToString(hash) + "\n")
                        .collect(Collectors.joining())
                + "\n" + note;
    }

    private int verify(String proof, String... words) throws IOException {
        Files.writeString(folder.resolve("one.tlog-proof"), proof);
        String[] all = new String[words.length + 1];
        all[0] = "one.tlog-proof";
        System.arraycopy(words, 0, all, 1, words.length);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Main main = new Main(folder, Map.of("LANG", "C.UTF-8"), new PrintStream(bytes, true, UTF_8), Optional.empty());
        int status = main.run(all);
        output = bytes.toString(UTF_8);
        return status;
    }

    private int verify(String proof) throws IOException {
        return verify(proof, "--entry", "entry.json", "--trust", Draft.KEY.vkey());
    }

    @Test
    void anEntryOfTheLog_isProved_withAndWithoutExtraData() throws IOException {
        assertThat(verify(proof("", INDEX, NOTE))).isZero();
        assertThat(output)
                .startsWith("VERIFIED:")
                .contains("at index 6 of the log", "23 entries", "when anything was written");
        assertThat(verify(proof("extra YWdl\n", INDEX, NOTE))).isZero();
        assertThat(verify(proof("", INDEX, NOTE), "--entry", "entry.json", "--trust", Draft.KEY.vkey(), "--json"))
                .isZero();
        JsonNode json = new ObjectMapper().readTree(output);
        assertThat(json.path("verdict").asText()).isEqualTo("verified");
        assertThat(json.path("index").asInt()).isEqualTo(INDEX);
        assertThat(json.path("treeSize").asInt()).isEqualTo(SIZE);
    }

    @Test
    void anotherEntryAnotherIndexAnotherTree_areRefused() throws IOException {
        String good = proof("", INDEX, NOTE);
        assertThat(verify(good, "--entry", "other.json", "--trust", Draft.KEY.vkey()))
                .isEqualTo(1);
        assertThat(verify(proof("", INDEX + 1, NOTE))).isEqualTo(1);
        assertThat(verify(proof("", INDEX, NOTE.replace("\n23\n", "\n22\n")))).isEqualTo(1);
        assertThat(verify(proof("", INDEX, new String(Draft.KEY.note(LOG.checkpointText(SIZE - 1)), UTF_8))))
                .isEqualTo(1);
        assertThat(verify(good.replaceFirst("\n[^\n]{44}\n", "\n"))).isEqualTo(1);
    }

    @Test
    void aCheckpointThatNobodyTrustedSigned_isRefused() throws IOException {
        String good = proof("", INDEX, NOTE);
        String stranger = new TestKey(Draft.ORIGIN).vkey();
        assertThat(verify(good, "--entry", "entry.json")).isEqualTo(1);
        assertThat(verify(good, "--entry", "entry.json", "--trust", stranger)).isEqualTo(1);
        String renamed = Draft.KEY.named("other.example.test").vkey();
        assertThat(verify(good, "--entry", "entry.json", "--trust", renamed)).isEqualTo(1);
        String lie = new TestKey(Draft.ORIGIN).signatureLine(LOG.checkpointText(SIZE));
        assertThat(verify(proof("", INDEX, NOTE + lie))).isZero();
        String forged = Draft.KEY.signatureLine(LOG.checkpointText(SIZE) + "x");
        assertThat(verify(proof("", INDEX, NOTE + forged))).isEqualTo(1);
    }

    @Test
    void aKeyIsRotated_bothSignAndEitherIsEnough() throws IOException {
        TestKey next = new TestKey(Draft.ORIGIN);
        String both = proof("", INDEX, NOTE + next.signatureLine(LOG.checkpointText(SIZE)));
        assertThat(verify(both)).isZero();
        assertThat(verify(both, "--entry", "entry.json", "--trust", next.vkey()))
                .isZero();
    }

    @Test
    void theWitnessesOfThePolicy_mustHaveCosigned() throws IOException {
        String[] words = {"--entry", "entry.json", "--trust", "w.policy"};
        String line = WITNESS.cosignatureLine(LOG.checkpointText(SIZE), 1_750_000_000L);

        assertThat(verify(proof("", INDEX, NOTE), words)).isEqualTo(1);
        assertThat(verify(proof("", INDEX, NOTE + line), words)).isZero();
        assertThat(output).contains("the witness w saw this checkpoint at 2025-06-15T15:06:40Z");
        String lie = WITNESS.cosignatureLine(LOG.checkpointText(SIZE) + "x", 1L);
        assertThat(verify(proof("", INDEX, NOTE + line + lie), words)).isEqualTo(1);
    }

    @Test
    void malformedProofs_areRefusedAtTheirLine() throws IOException {
        String good = proof("", INDEX, NOTE);
        for (String bad : new String[] {
            good.replace("@v1", "@v2"),
            good.replace("index 6", "index 06"),
            good.replace("index 6\n", ""),
            good.replace("index 6", "extra !\nindex 6"),
            good.replaceFirst("=\n", "\n"),
            good.substring(0, good.indexOf("\n\n")),
            good.replace("\n\n", "\n"),
            good.substring(0, good.length() - 1),
            "c2sp.org/tlog-proof@v1\nindex 6\n" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n".repeat(64) + "\n"
                    + NOTE,
        }) {
            assertThat(verify(bad)).as(bad).isEqualTo(1);
            assertThat(output).as(bad).contains("of the proof");
        }
    }

    @Test
    void aProofWithoutItsEntry_isAQuestionOfTheCommand() throws IOException {
        assertThat(verify(proof("", INDEX, NOTE), "--trust", Draft.KEY.vkey())).isEqualTo(2);
        assertThat(output).contains("--entry");
        assertThat(verify(proof("", INDEX, NOTE), "--entry", "missing", "--trust", Draft.KEY.vkey()))
                .isEqualTo(2);
    }
}
