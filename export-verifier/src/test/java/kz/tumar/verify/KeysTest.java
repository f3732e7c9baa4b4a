package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys that take over from one another, and witnesses whose signatures outlive today's computers.
final class KeysTest {
    private static final Draft.Log LOG = new Draft.Log(40);
    private static final TestKey NEW = new TestKey(Draft.ORIGIN);
    private static final QuantumWitness WITNESS = QuantumWitness.named("witness.example.test/q1");
    private static final long TIME = 1_750_000_000L;

    @TempDir
    Path folder;

    private String output = "";

    private int run(String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, UTF_8);
        int status = new Main(folder, Map.of("LANG", "C"), out, Optional.empty()).run(words);
        output = bytes.toString(UTF_8);
        return status;
    }

    /// The key that the reader knows has handed over to another, which signs exports since.
    @BeforeEach
    void afterPromotion() throws IOException {
        Draft draft = Draft.ofPeriod(LOG, 0, 40, 40);
        String text = LOG.checkpointText(40);
        draft.files.put(
                Layout.CHECKPOINT, (new String(NEW.note(text), UTF_8) + Draft.KEY.signatureLine(text)).getBytes(UTF_8));
        draft.put(Layout.VKEY, NEW.vkey() + "\n");
        draft.put(Layout.POLICY, "log " + NEW.vkey() + "\nlog " + Draft.KEY.vkey() + "\nquorum none\n");
        Files.write(folder.resolve("later.zip"), draft.sign(NEW).bytes());
    }

    private static String statement(String more) {
        return "tumar-log-keys/v1\n" + Draft.ORIGIN + "\nsigns " + NEW.vkey() + "\nsigns " + Draft.KEY.vkey() + "\n"
                + more;
    }

    private int verifyBy(byte[] keys) throws IOException {
        Files.write(folder.resolve("keys"), keys);
        return run("later.zip", "--trust", Draft.KEY.vkey(), "--keys", "keys");
    }

    @Test
    void anExportSignedByASuccessor_isTrustedByTheWordOfTheKeyBefore() throws IOException {
        assertThat(run("later.zip", "--trust", Draft.KEY.vkey())).isEqualTo(3);

        assertThat(verifyBy(Draft.KEY.note(statement("")))).as(output).isZero();

        assertThat(run("later.zip", "--trust", NEW.vkey())).isZero();
    }

    @Test
    void whatTheKeyBeforeDidNotSay_changesNobodysTrust() throws IOException {
        assertThat(verifyBy(NEW.note(statement(""))))
                .as("the successor praises itself")
                .isEqualTo(2);
        assertThat(verifyBy(Draft.KEY.note(statement("signs nonsense\n")))).isEqualTo(2);
        assertThat(verifyBy(Draft.KEY.note(statement("also x\n")))).isEqualTo(2);
        assertThat(verifyBy(Draft.KEY.note(statement("").replace("keys/v1", "keys/v2"))))
                .isEqualTo(2);
        assertThat(verifyBy(Draft.KEY.note(statement("").replace(Draft.ORIGIN + "\ns", "other.test\ns"))))
                .isEqualTo(2);
        assertThat(verifyBy("nothing".getBytes(UTF_8))).isEqualTo(2);
        byte[] forged = Draft.KEY.note(statement(""));
        forged[60] ^= 1;
        assertThat(verifyBy(forged)).isEqualTo(2);
    }

    private int witnessed(String line) throws IOException {
        Files.writeString(
                folder.resolve("q.policy"),
                "log " + Draft.KEY.vkey() + "\nwitness q " + WITNESS.vkey() + "\nquorum q\n");
        Draft draft = Draft.ofPeriod(LOG, 0, 40, 40);
        draft.put(Layout.CHECKPOINT, new String(Draft.KEY.note(LOG.checkpointText(40)), UTF_8) + line);
        Files.write(folder.resolve("q.zip"), draft.sign().bytes());
        return run("q.zip", "--trust", "q.policy");
    }

    @Test
    void aWitnessWithMlDsa44_countsLikeAnyOther() throws IOException {
        byte[] root = LOG.tree.root(40);
        assertThat(witnessed("")).isEqualTo(1);
        assertThat(witnessed(WITNESS.line(Draft.ORIGIN, TIME, 40, root)))
                .as(output)
                .isZero();
        assertThat(output).contains("the witness q saw this checkpoint at 2025-06-15T15:06:40Z");
    }

    @Test
    void anotherTreeLogOrTime_isNotWhatItSigned() throws IOException {
        byte[] root = LOG.tree.root(40);
        assertThat(witnessed(WITNESS.line(Draft.ORIGIN, TIME, 39, root))).isEqualTo(1);
        assertThat(witnessed(WITNESS.line(Draft.ORIGIN, TIME, 40, LOG.tree.root(39))))
                .isEqualTo(1);
        assertThat(witnessed(WITNESS.line("other.test", TIME, 40, root))).isEqualTo(1);
        assertThat(witnessed(WITNESS.line(Draft.ORIGIN, 0, 40, root)))
                .as("says nothing of the largest tree")
                .isEqualTo(1);
        String good = WITNESS.line(Draft.ORIGIN, TIME, 40, root);
        assertThat(witnessed(good + WITNESS.line(Draft.ORIGIN, TIME, 41, root)))
                .as("one of two lies")
                .isEqualTo(1);
    }
}
