package kz.tumar.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every status of C2SP tlog-witness, each for what the specification says it is for.
final class WitnessTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_750_000_000L), ZoneOffset.UTC);
    private static final TestLog LOG = new TestLog(TestLog.ORIGIN, "");

    @TempDir
    Path folder;

    private Memory memory;
    private WitnessKey key;
    private Witness witness;

    @BeforeEach
    void begin() throws IOException {
        memory = Memory.open(folder);
        key = WitnessKey.create(folder.resolve("witness.key"), "witness.example.test/w1");
        witness = witness(LOG.key());
    }

    private Witness witness(Key... keys) {
        return new Witness(Map.of(TestLog.ORIGIN, List.of(keys)), memory, key, CLOCK);
    }

    @AfterEach
    void end() throws IOException {
        memory.close();
    }

    private Answer ask(String body) throws IOException {
        return witness.addCheckpoint(body.getBytes(UTF_8));
    }

    private void seen(int size) throws IOException {
        assertThat(ask(LOG.from(0, size)).status()).isEqualTo(200);
    }

    private long size() throws IOException {
        return memory.latest(TestLog.ORIGIN)
                .flatMap(note -> Checkpoint.parse(note.text()))
                .map(Checkpoint::size)
                .orElse(0L);
    }

    @Test
    void aLogThatGrew_isCosigned_200() throws IOException {
        Answer first = ask(LOG.from(0, 3));
        Answer second = ask(LOG.from(3, 11));

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        requireCosignature(first, LOG.text(3));
        requireCosignature(second, LOG.text(11));
        assertThat(size()).isEqualTo(11);
    }

    /// By the text of C2SP tlog-cosignature, without the witness's own code.
    private void requireCosignature(Answer answer, String text) {
        assertThat(answer.body()).matches("\u2014 witness\\.example\\.test/w1 [A-Za-z0-9+/]+=*\n");
        byte[] bytes = Base64.getDecoder().decode(answer.body().strip().split(" ", -1)[2]);
        assertThat(bytes).hasSize(4 + 8 + 64).startsWith(key.key().id());
        assertThat(ByteBuffer.wrap(bytes).getLong(4)).isEqualTo(1_750_000_000L);
        String message = "cosignature/v1\ntime 1750000000\n" + text;
        assertThat(key.key().verifies(message.getBytes(UTF_8), Arrays.copyOfRange(bytes, 12, bytes.length)))
                .isTrue();
    }

    @Test
    void theSameSizeAgain_isCosignedAgain_withoutAProof() throws IOException {
        seen(7);
        assertThat(ask(LOG.from(7, 7)).status()).isEqualTo(200);
        assertThat(ask(TestLog.body(7, LOG.consistency(3, 7), LOG.note(LOG.text(7))))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anUnknownLog_is404() throws IOException {
        assertThat(ask(new TestLog("other.example.test", "").from(0, 3)).status())
                .isEqualTo(404);
    }

    @Test
    void aCheckpointWithoutATrustedSignature_is403() throws IOException {
        TestLog stranger = new TestLog(TestLog.ORIGIN, "");
        assertThat(ask(stranger.from(0, 3)).status()).isEqualTo(403);
        String text = LOG.text(3);
        assertThat(ask(TestLog.body(0, List.of(), LOG.note(text) + stranger.line(text)))
                        .status())
                .as("signatures of unknown keys are ignored")
                .isEqualTo(200);
        String lie = LOG.line(LOG.text(4));
        assertThat(ask(TestLog.body(3, List.of(), LOG.note(text) + lie)).status())
                .as("a line that bears a trusted key and isn't by it")
                .isEqualTo(403);
    }

    @Test
    void anOldSizeAboveTheCheckpoints_is400() throws IOException {
        seen(7);
        assertThat(ask(TestLog.body(9, List.of(), LOG.note(LOG.text(7)))).status())
                .isEqualTo(400);
    }

    @Test
    void whatIsNoRequest_is400() throws IOException {
        String good = LOG.from(0, 3);
        for (String bad : List.of(
                "",
                "old 0\n",
                good.replace("old 0", "old 00"),
                good.replace("old 0", "old -1"),
                good.replace("old 0", "older 0"),
                good.replace("old 0\n", "old 0\nno hash\n"),
                good.replace("\n3\n", "\n03\n"),
                good.substring(0, good.length() - 1),
                good.substring(0, good.lastIndexOf("\n\n") + 1),
                TestLog.body(0, Collections.nCopies(64, new byte[32]), LOG.note(LOG.text(3))))) {
            assertThat(ask(bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(witness.addCheckpoint(new byte[] {(byte) 0xC3, '\n', '\n'}).status())
                .isEqualTo(400);
        assertThat(size()).isZero();
    }

    @Test
    void anotherOldSizeThanTheLastSeen_is409WithThatSize() throws IOException {
        Answer fresh = ask(LOG.from(3, 7));
        assertThat(fresh).isEqualTo(new Answer(409, "text/x.tlog.size", "0\n"));
        seen(7);
        assertThat(ask(LOG.from(3, 9))).isEqualTo(new Answer(409, "text/x.tlog.size", "7\n"));
        assertThat(ask(LOG.from(0, 9))).isEqualTo(new Answer(409, "text/x.tlog.size", "7\n"));
        assertThat(ask(LOG.from(0, 3)).body()).isEqualTo("7\n");
    }

    @Test
    void theEmptyTree_hasItsOwnRoot_else422() throws IOException {
        assertThat(ask(LOG.from(0, 0)).status()).isEqualTo(200);
        String wrong = LOG.text(3).replace("\n3\n", "\n0\n");
        assertThat(ask(TestLog.body(0, List.of(), LOG.note(wrong))).status()).isEqualTo(422);
        assertThat(ask(LOG.from(0, 3)).status()).isEqualTo(200);
    }

    @Test
    void aProofFromNothing_is422() throws IOException {
        assertThat(ask(TestLog.body(0, List.of(new byte[32]), LOG.note(LOG.text(3))))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aLogThatDidNotOnlyGrow_is422_andStaysAsItWasSeen() throws IOException {
        seen(7);
        TestLog fork = LOG.forked();
        assertThat(ask(fork.from(7, 9)).status()).isEqualTo(422);
        assertThat(ask(fork.from(7, 7)).status())
                .as("the same size with another root")
                .isEqualTo(422);
        List<byte[]> proof = new ArrayList<>(LOG.consistency(7, 9));
        proof.removeLast();
        assertThat(ask(TestLog.body(7, proof, LOG.note(LOG.text(9)))).status()).isEqualTo(422);
        assertThat(size()).isEqualTo(7);
        assertThat(ask(LOG.from(7, 9)).status()).isEqualTo(200);
    }

    @Test
    void aLogWhoseKeyIsRotated_isCosignedUnderEither() throws IOException {
        TestLog next = new TestLog(TestLog.ORIGIN, "");
        witness = witness(LOG.key(), next.key());
        String text = LOG.text(3);
        assertThat(ask(TestLog.body(0, List.of(), LOG.note(text) + next.line(text)))
                        .status())
                .isEqualTo(200);
        assertThat(memory.latest(TestLog.ORIGIN).orElseThrow().lines()).hasSize(3);
        assertThat(ask(next.from(3, 5)).status()).isEqualTo(200);
    }

    @Test
    void theLastCosignedCheckpoint_isThereForMonitors() throws IOException {
        String name = Memory.name(TestLog.ORIGIN);
        assertThat(witness.checkpoint(name).status()).isEqualTo(404);
        Answer given = ask(LOG.from(0, 3));
        Answer shown = witness.checkpoint(name);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(LOG.note(LOG.text(3)) + given.body());
        assertThat(witness.checkpoint("../" + name).status()).isEqualTo(404);
        assertThat(witness.checkpoint("lock").status()).isEqualTo(404);
    }

    @Test
    void ofManyAtOnce_oneOfEachSizeWins_andTheMemoryNeverGoesBack() throws Exception {
        seen(5);
        for (int old = 5; old < 25; old += 2) {
            int from = old;
            List<Callable<Answer>> calls = Stream.of(old + 1, old + 2, old + 1, old + 2, old + 2)
                    .<Callable<Answer>>map(size -> () -> ask(LOG.from(from, size)))
                    .toList();
            List<Answer> answers = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(calls.size())) {
                for (Future<Answer> answer : threads.invokeAll(calls)) {
                    answers.add(answer.get());
                }
            }
            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() == 409))
                    .hasSize(4);
            if (size() == old + 1) {
                assertThat(ask(LOG.from(old + 1, old + 2)).status()).isEqualTo(200);
            }
            assertThat(size()).isEqualTo(old + 2);
        }
    }

    @Test
    void killedBetweenKeepingAndAnswering_itHasNotForgotten() throws IOException {
        seen(5);
        ask(LOG.from(5, 9)); // the answer never arrives
        memory.close();
        memory = Memory.open(folder);
        witness = witness(LOG.key());

        assertThat(ask(LOG.from(5, 9))).isEqualTo(new Answer(409, "text/x.tlog.size", "9\n"));
        assertThat(ask(LOG.from(9, 9)).status()).isEqualTo(200);
        assertThat(ask(LOG.forked().from(5, 9)).status()).isEqualTo(409);
    }

    @Test
    void whatCouldNotBeKept_isNotCosigned() throws IOException {
        seen(5);
        Path name = folder.resolve(Memory.name(TestLog.ORIGIN) + ".checkpoint");
        String before = Files.readString(name);
        Files.delete(name);
        Files.createDirectories(name.resolve("in the way"));
        assertThatThrownBy(() -> ask(LOG.from(5, 9))).isInstanceOf(IOException.class);
        Files.delete(name.resolve("in the way"));
        Files.delete(name);
        Files.writeString(name, before);
        assertThat(size()).isEqualTo(5);
        assertThat(ask(LOG.from(5, 9)).status()).isEqualTo(200);
    }

    @Test
    void aDamagedMemory_cosignsNothing() throws IOException {
        seen(5);
        Path name = folder.resolve(Memory.name(TestLog.ORIGIN) + ".checkpoint");
        Files.writeString(name, Files.readString(name).replace(TestLog.ORIGIN + "\n5", "other\n5"));
        assertThatThrownBy(() -> ask(LOG.from(0, 9))).isInstanceOf(IOException.class);
        Files.writeString(name, "");
        assertThatThrownBy(() -> ask(LOG.from(0, 9))).isInstanceOf(IOException.class);
    }

    @Test
    void ofTwoProcesses_oneHasTheMemory() {
        assertThatThrownBy(() -> Memory.open(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void theKey_isPrivate_keptAndNeverMadeAnew() throws IOException, ExecutionException {
        Path file = folder.resolve("witness.key");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(WitnessKey.read(file).key()).isEqualTo(key.key());
        assertThatThrownBy(() -> WitnessKey.create(file, "w")).isInstanceOf(IOException.class);
        List<String> lines = Files.readAllLines(file);
        WitnessKey.create(folder.resolve("other.key"), "w");
        Files.write(
                file,
                List.of(
                        lines.get(0),
                        lines.get(1),
                        Files.readAllLines(folder.resolve("other.key")).get(2)));
        assertThatThrownBy(() -> WitnessKey.read(file)).isInstanceOf(IOException.class);
    }
}
