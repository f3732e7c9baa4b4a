package kz.tumar.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyRingTest {

    @TempDir
    Path folder;

    private Database database;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        database = Database.migrated();
        file = folder.resolve("keys.ring");
    }

    @Test
    void firstStart_makesAFileOnlyItsOwnerReads_andLeavesNothingBeside() throws Exception {
        startVault();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void laterStart_readsTheSameRing_andOpensWhatWasSealed() throws Exception {
        VaultRef ref = sealSomething(startVault());
        byte[] before = Files.readAllBytes(file);

        Vault again = startVault();

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(database.<Opening>inTransaction(c -> again.open(c, ref, Some.REASON, Some.OFFICER)))
                .isInstanceOf(Opened.class);
    }

    @Test
    void missingFile_whenDataIsSealed_isRefused_andNoRingIsMade() throws Exception {
        sealSomething(startVault());
        Files.delete(file);

        assertThatThrownBy(this::startVault)
                .isInstanceOf(KeyRingException.Missing.class)
                .hasMessageContaining(file.toString());
        assertThat(file).doesNotExist();
    }

    @Test
    void missingFile_whenNothingIsSealed_isMadeAnew() throws Exception {
        startVault();
        Files.delete(file);

        assertThat(sealSomething(startVault())).isNotNull();
    }

    @Test
    void startThatCrashedBeforeItsCommit_leavesARingThatTheNextAdopts() throws Exception {
        try (var connection = database.begin()) {
            Vault.start(connection, file, "consent-service", VaultLimits.defaults(), InstantSource.system());
            connection.rollback();
        }
        byte[] before = Files.readAllBytes(file);

        sealSomething(startVault());

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void crashWhileWriting_leavesALeftOver_thatTheNextStartReplaces() throws Exception {
        Files.writeString(folder.resolve(".keys.ring.new"), "half a ri");

        startVault();

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void fileOthersCanReach_isRefused() throws Exception {
        startVault();
        for (String permissions : List.of("rw-r-----", "rw----r--", "rw--w----", "rwx------")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            assertThatThrownBy(this::startVault)
                    .isInstanceOf(KeyRingException.Exposed.class)
                    .hasMessageContaining(permissions);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        startVault();
    }

    @Test
    void fileWithAnyByteChangedOrCut_isRefused_andNoKeyIsInTheMessage() throws Exception {
        startVault();
        byte[] whole = Files.readAllBytes(file);
        String text = new String(whole, StandardCharsets.US_ASCII);
        String key = text.lines().skip(4).findFirst().orElseThrow().split(" ", -1)[3];
        for (int i = 0; i < whole.length; i += 7) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            assertRefusedAsCorrupt(key);
            Files.write(file, Arrays.copyOf(whole, i));
            assertRefusedAsCorrupt(key);
        }
    }

    @Test
    void fileWithARightHashButAnotherForm_isRefused_andNoKeyIsInTheMessage() throws Exception {
        startVault();
        String text = Files.readString(file);
        String body = text.substring(0, text.lastIndexOf("sha256 "));
        String key = body.lines().skip(4).findFirst().orElseThrow().split(" ", -1)[3];
        for (String damaged : List.of(
                body.replace("tumar-key-ring/v1", "tumar-key-ring/v9"),
                body.replace("epoch 1", "epoch one"),
                body.replace("epoch 1", "epoch 0"),
                body.replace(key, key.substring(4)),
                body + body.lines().skip(4).findFirst().orElseThrow() + "\n",
                body.lines().limit(4).reduce("", (a, b) -> a + b + "\n"),
                body + "extra line\n")) {
            String hash = HexFormat.of().formatHex(Hashing.sha256().digest(Some.bytes(damaged)));
            Files.writeString(file, damaged + "sha256 " + hash + "\n");
            assertRefusedAsCorrupt(key.substring(4));
        }
    }

    @Test
    void ringOfAnotherDatabaseOrService_isRefused() throws Exception {
        sealSomething(startVault());
        new KeyRingFile(file).write(KeyRing.generate("consent-service", Instant.EPOCH));
        assertThatThrownBy(this::startVault).isInstanceOf(KeyRingException.Foreign.class);

        new KeyRingFile(file).write(KeyRing.generate("request-service", Instant.EPOCH));
        assertThatThrownBy(this::startVault)
                .isInstanceOf(KeyRingException.Foreign.class)
                .hasMessageContaining("request-service");
    }

    @Test
    void sealedDataThatNamesNoRing_isRefused() throws Exception {
        sealSomething(startVault());
        database.tamper("DELETE FROM vault_ring");

        assertThatThrownBy(this::startVault).isInstanceOf(KeyRingException.Foreign.class);
    }

    @Test
    void folderThatIsNotThere_isSaidPlainly() {
        file = folder.resolve("absent").resolve("keys.ring");

        assertThatThrownBy(this::startVault)
                .isInstanceOf(KeyRingException.Unusable.class)
                .hasMessageContaining("folder");
    }

    @Test
    void rings_neverPrintTheirKeys() {
        KeyRing ring = KeyRing.generate("consent-service", Instant.EPOCH);

        assertThat(ring.toString() + ring.current())
                .doesNotContain(HexFormat.of().formatHex(ring.current().wrappingKey()))
                .contains("redacted");
    }

    private void assertRefusedAsCorrupt(String key) {
        assertThatThrownBy(this::startVault)
                .isInstanceOf(KeyRingException.Corrupt.class)
                .message()
                .contains(file.toString())
                .doesNotContain(key);
    }

    private Vault startVault() throws Exception {
        return database.inTransaction(
                c -> Vault.start(c, file, "consent-service", VaultLimits.defaults(), InstantSource.system()));
    }

    private VaultRef sealSomething(Vault vault) throws Exception {
        return database.inTransaction(c -> vault.seal(c, Some.subject(), Some.IDENTITY, Some.bytes("x"), Set.of())
                .ref());
    }
}
