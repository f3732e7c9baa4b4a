package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kz.tumar.verify.face.HttpFace;
import kz.tumar.verify.mirror.Mirroring;
import kz.tumar.verify.trust.Admission;
import kz.tumar.verify.trust.TrustPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A mirror whose runs are of two kinds, are killed, or meet a log that lies for a while.
final class MirrorFaultsTest {
    private static final Draft.Log LOG = new Draft.Log(700);
    private static final Draft.Log OTHER =
            new Draft.Log(700, heads -> heads.replace("\"treeSize\"", "\"x\":1,\"treeSize\""));
    private static final TestKey NEW = new TestKey(Draft.ORIGIN);

    @TempDir
    Path folder;

    private ServedLog served;
    private Shell shell;

    @BeforeEach
    void serve() throws IOException {
        shell = new Shell(folder);
        served = new ServedLog().at(LOG, 700, Draft.KEY);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private int mirror(String... more) {
        return shell.trusting(Stream.concat(Stream.of("mirror", served.address(), "copy"), Stream.of(more))
                .toArray(String[]::new));
    }

    private int fsck() {
        return shell.trusting("fsck", "copy");
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// A run of a reader who trusts nobody.
    ///
    /// @param files after how many files it is killed
    /// @return whether it was
    private boolean killedAfter(int files, Path copy) {
        AtomicInteger left = new AtomicInteger(files);
        try (HttpFace log = new HttpFace(served.address(), Optional.empty())) {
            new Mirroring(log, TrustPolicy.nobody(), new Admission(true, 1000), false, _ -> _ -> {})
                    .telling(_ -> {
                        if (left.decrementAndGet() == 0) {
                            throw new Killed();
                        }
                    })
                    .into(copy);
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    @Test
    void hashesBetweenTwoFullRuns_leaveNoHole() throws IOException {
        served.at(LOG, 300, Draft.KEY);
        assertThat(mirror()).as(shell.output).isZero();
        served.at(LOG, 600, Draft.KEY);
        assertThat(mirror("--hashes")).as(shell.output).isZero();
        assertThat(shell.output).contains("holds the hashes").doesNotContain("the folder holds what");
        assertThat(folder.resolve("copy/tile/entries/001.p/44"))
                .as("what was held stays")
                .exists();

        served.at(LOG, 700, Draft.KEY);
        assertThat(mirror()).as(shell.output).isZero();

        assertThat(fsck()).as(shell.output).isZero();
        assertThat(folder.resolve("copy/tile/entries/001.p")).doesNotExist();
    }

    @Test
    void aFullRunOverHashes_thatBreaksOff_isTakenUpWhereItWas() throws IOException {
        assertThat(mirror("--hashes")).isZero();
        byte[] second = served.served.remove("tile/entries/001");
        assertThat(mirror()).isEqualTo(1);

        served.served.put("tile/entries/001", second);
        served.asked.clear();
        assertThat(mirror()).as(shell.output).isZero();

        assertThat(served.asked).contains("tile/entries/001").doesNotContain("tile/entries/000");
        assertThat(fsck()).as(shell.output).isZero();
    }

    @Test
    void aLieThatWasServedOnce_isNeverKept() throws IOException {
        assertThat(mirror("--hashes")).isZero();
        byte[] hashes = Files.readAllBytes(folder.resolve("copy/tile/0/000"));
        served.served.put(
                "tile/entries/000", ServedLog.tiles(OTHER, 700).getOrDefault("tile/entries/000", new byte[0]));
        byte[] second = served.served.remove("tile/entries/001");

        assertThat(mirror()).isEqualTo(1);

        assertThat(shell.output).contains("tile/entries/000 isn’t what the signed hashes say");
        assertThat(folder.resolve("copy/tile/entries/000")).doesNotExist();
        assertThat(folder.resolve("copy/tile/0/000")).hasBinaryContent(hashes);
        served.at(LOG, 700, Draft.KEY).served.put("tile/entries/001", second);
        assertThat(mirror()).as(shell.output).isZero();
        assertThat(fsck()).as(shell.output).isZero();
    }

    @Test
    void hashesThatDoNotGiveTheRoot_costTheMirrorNothing() throws IOException {
        served.at(LOG, 300, Draft.KEY);
        assertThat(mirror()).isZero();
        served.at(LOG, 700, Draft.KEY);
        byte[] right =
                served.served.put("tile/0/001", ServedLog.tiles(OTHER, 700).getOrDefault("tile/0/001", new byte[0]));

        assertThat(mirror()).isEqualTo(1);

        assertThat(fsck()).as("it stays what it was: %s", shell.output).isZero();
        served.served.put("tile/0/001", right == null ? new byte[0] : right);
        assertThat(mirror()).as(shell.output).isZero();
        assertThat(fsck()).as(shell.output).isZero();
    }

    @Test
    void killedAfterAnyFile_itGoesOn_alsoWhenTheKeyChangedMeanwhile() throws IOException {
        for (int files = 1; ; files++) {
            Path copy = folder.resolve("copy" + files);
            served.served.clear();
            served.at(LOG, 300, Draft.KEY);
            killedAfter(files, copy);
            assertThat(killedAfter(0, copy)).isFalse();

            served.at(LOG, 700, NEW);
            boolean killed = killedAfter(files, copy);
            assertThat(killedAfter(0, copy)).isFalse();

            assertThat(shell.trusting("fsck", copy.toString()))
                    .as("after %d: %s", files, shell.output)
                    .isEqualTo(3);
            if (!killed) {
                return;
            }
        }
    }

    @Test
    void aFolderInWhichARunWasKilledAtOnce_isTaken() throws IOException {
        Files.createDirectories(folder.resolve("copy"));
        Files.createFile(folder.resolve("copy/lock"));
        Files.writeString(folder.resolve("copy/origin.part"), "log");

        assertThat(mirror()).as(shell.output).isZero();
    }

    @Test
    void aWitnessThatThePolicyAsksForSince_needNotHaveSeenWhatWasMirroredBefore() throws IOException {
        TestKey witness = new TestKey("witness.example.test/w", 4);
        served.at(LOG, 400, Draft.KEY);
        assertThat(mirror()).isZero();
        String text = LOG.checkpointText(700);
        served.at(LOG, 700, Draft.KEY)
                .served
                .put(
                        "checkpoint",
                        (new String(Draft.KEY.note(text), UTF_8) + witness.cosignatureLine(text, 1_750_000_000L))
                                .getBytes(UTF_8));
        Files.writeString(
                folder.resolve("w.policy"),
                "log " + Draft.KEY.vkey() + "\nwitness w " + witness.vkey() + "\nquorum w\n");

        assertThat(shell.stranger("mirror", served.address(), "copy", "--trust", "w.policy"))
                .as(shell.output)
                .isZero();
    }

    @Test
    void whatIsWritten_isForItsOwnerAlone() throws IOException {
        assertThat(mirror()).isZero();
        assertThat(shell.trusting("fsck", "copy", "--records", "records.jsonl")).isZero();
        try (Stream<Path> copied = Files.walk(folder.resolve("copy"))) {
            for (Path each : Stream.concat(copied, Stream.of(folder.resolve("records.jsonl")))
                    .toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as("%s", each)
                        .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void aLogThatNobodyVouchesFor_orThatIsTooLarge_isNotFetched() {
        assertThat(shell.stranger("mirror", served.address(), "copy")).isEqualTo(2);
        assertThat(shell.output).contains(Draft.KEY.fingerprint(), "--any-signer");
        assertThat(mirror("--most", "699")).isEqualTo(2);
        assertThat(shell.output).contains("700 entries", "699");
        assertThat(shell.trusting("fsck", served.address(), "--most", "699")).isEqualTo(2);
        assertThat(mirror("--most", "many")).isEqualTo(2);
        assertThat(served.asked).noneMatch(name -> name.startsWith("tile/"));
        assertThat(folder.resolve("copy")).doesNotExist();

        assertThat(mirror("--most", "700")).as(shell.output).isZero();
    }

    /// A log may drop the parts of a tile that is full by now, while a reader still has the checkpoint before.
    @Test
    void partsThatAreGone_areTheBeginningOfWhatIsFull() throws IOException {
        byte[] checkpoint = Draft.KEY.note(LOG.checkpointText(300));
        served.served.put("checkpoint", checkpoint);

        assertThat(mirror()).as(shell.output).isZero();
        assertThat(fsck()).as(shell.output).isZero();
        served.served.keySet().removeIf(name -> name.startsWith("tile/1/"));
        served.at(LOG, 700, Draft.KEY).served.keySet().removeIf(name -> name.contains(".p/44"));
        served.served.put("checkpoint", checkpoint);
        served.served.put("tile/1/000.p/1", LOG.tree.root(0, 256));
        assertThat(shell.trusting("fsck", served.address())).as(shell.output).isZero();
    }

    @Test
    void partsStay_untilTheirTileIsFull() throws IOException {
        for (int size : new int[] {300, 400, 700}) {
            served.at(LOG, size, Draft.KEY);
            assertThat(mirror()).isZero();
            assertThat(Files.exists(folder.resolve("copy/tile/entries/001.p/44")))
                    .isEqualTo(size < 512);
            assertThat(Files.exists(folder.resolve("copy/tile/0/001.p/44"))).isEqualTo(size < 512);
        }
    }
}
