package kz.tumar.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a moved, damaged, restored or stolen copy of the rows can and can't do.
final class TamperingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    @TempDir
    Path folder;

    private Database database;
    private Vault vault;

    @BeforeEach
    void start() throws Exception {
        database = Database.migrated();
        vault = startWith(folder.resolve("keys.ring"));
    }

    @Test
    void ciphertext_movedToAnotherReferenceSubjectOrCategory_doesNotOpen() throws Exception {
        Subject subject = Some.subject();
        VaultRef one = seal(subject, Some.IDENTITY, "one");
        VaultRef sameScope = seal(subject, Some.IDENTITY, "two");
        VaultRef otherCategory = seal(subject, Some.CONTACT, "three");
        VaultRef otherSubject = seal(Some.subject(), Some.IDENTITY, "four");

        for (VaultRef target : List.of(sameScope, otherCategory, otherSubject)) {
            database.tamper("UPDATE vault_sealed SET (ciphertext, commitment) = "
                    + "(SELECT ciphertext, commitment FROM vault_sealed WHERE ref = '" + one.value() + "') "
                    + "WHERE ref = '" + target.value() + "'");
            assertThatThrownBy(() -> open(target)).isInstanceOf(SealBrokenException.class);
        }
        assertThat(text(one)).isEqualTo("one");
    }

    @Test
    void wholeRow_relabelledToAnotherSubjectsScope_doesNotOpen_evenWithItsKeyRowRelabelledToo() throws Exception {
        VaultRef ref = seal(Some.subject(), Some.IDENTITY, "one");
        String other = Some.subject().ref();

        database.tamper("UPDATE vault_sealed SET subject = '" + other + "'");
        assertThatThrownBy(() -> open(ref)).isInstanceOf(SealBrokenException.class);
        database.tamper("UPDATE vault_data_key SET subject = '" + other + "'");
        assertThatThrownBy(() -> open(ref)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void wrappedKey_movedToAnotherKeysRow_doesNotOpen() throws Exception {
        Subject subject = Some.subject();
        seal(subject, Some.IDENTITY, "one");
        VaultRef contact = seal(subject, Some.CONTACT, "two");

        database.tamper("UPDATE vault_data_key SET wrapped = "
                + "(SELECT wrapped FROM vault_data_key WHERE category = 'client.identity')");

        assertThatThrownBy(() -> open(contact)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void row_sealedByAnotherService_doesNotOpen() throws Exception {
        VaultRef ref = seal(Some.subject(), Some.IDENTITY, "one");
        Path file = folder.resolve("keys.ring");
        KeyRing ring = new KeyRingFile(file).read();
        new KeyRingFile(file).write(new KeyRing(ring.id(), "request-service", ring.secret(), ring.epochs()));
        Vault other = database.inTransaction(
                c -> Vault.start(c, file, "request-service", VaultLimits.defaults(), InstantSource.fixed(NOW)));

        assertThatThrownBy(() -> database.inTransaction(c -> other.open(c, ref, Some.REASON, Some.OFFICER)))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void commitment_whenExchanged_isNoticed() throws Exception {
        VaultRef ref = seal(Some.subject(), Some.IDENTITY, "one");
        database.tamper("UPDATE vault_sealed SET commitment = sha256('other')");

        assertThatThrownBy(() -> open(ref))
                .isInstanceOf(SealBrokenException.class)
                .hasMessageContaining("commitment");
    }

    @Test
    void copiesOfValueRows_broughtBackAfterDestruction_stayGone_areReported_andGoAgain() throws Exception {
        Subject subject = Some.subject();
        VaultRef ref = seal(subject, Some.IDENTITY, "one");
        database.tamper("CREATE TABLE copied AS SELECT * FROM vault_sealed");
        destroy(subject);
        assertThat(resurfaced()).isEmpty();

        database.tamper("INSERT INTO vault_sealed SELECT * FROM copied");

        assertThat(open(ref)).isEqualTo(new Gone(ref, subject, Some.IDENTITY, NOW));
        assertThat(resurfaced()).containsExactly(ref);
        assertThat(destroy(subject).values()).isEqualTo(1);
        assertThat(database.count("vault_sealed")).isZero();
        assertThat(resurfaced()).isEmpty();
    }

    @Test
    void copiesOfValueAndKeyRows_broughtBackBesideTheTombstone_stayGone_andTheKeyIsNeverUsedAgain() throws Exception {
        Subject subject = Some.subject();
        VaultRef ref = seal(subject, Some.IDENTITY, "one");
        copyAside();
        destroy(subject);

        bringBack();

        assertThat(open(ref)).isInstanceOf(Gone.class);
        assertThat(resurfaced()).containsExactly(ref);
        assertThatThrownBy(() -> seal(subject, Some.IDENTITY, "new"))
                .as("sealing waits until the destruction is replayed")
                .isInstanceOf(SealBrokenException.class)
                .hasMessageContaining("came back");
        assertThat(destroy(subject)).isEqualTo(new Destroyed(subject, Some.IDENTITY, 1, 1, NOW));
        assertThat(text(seal(subject, Some.IDENTITY, "new"))).isEqualTo("new");
        assertThat(open(ref)).isInstanceOf(Gone.class);
    }

    @Test
    void copies_broughtBackBesideTheReferencesTombstoneAlone_stayGone() throws Exception {
        Subject subject = Some.subject();
        VaultRef ref = seal(subject, Some.IDENTITY, "one");
        copyAside();
        destroy(subject);
        bringBack();
        database.tamper("DELETE FROM vault_destroyed");

        assertThat(open(ref)).isInstanceOf(Gone.class);
        assertThat(resurfaced()).containsExactly(ref);
    }

    @Test
    void backupFromBeforeDestruction_withoutItsDataKey_doesNotOpen() throws Exception {
        Subject subject = Some.subject();
        VaultRef ref = seal(subject, Some.IDENTITY, "one");
        copyAside();
        destroy(subject);
        bringBack();
        database.tamper("DELETE FROM vault_destroyed; DELETE FROM vault_destroyed_ref; DELETE FROM vault_data_key");

        assertThatThrownBy(() -> open(ref)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void backupFromBeforeDestruction_withItsWrappedKey_opensOnlyWhileTheRingHoldsItsEpoch() throws Exception {
        Subject subject = Some.subject();
        VaultRef ref = seal(subject, Some.IDENTITY, "one");
        copyAside();
        destroy(subject);
        bringBack();
        database.tamper("DELETE FROM vault_destroyed; DELETE FROM vault_destroyed_ref");

        // What is true now: a whole restore undoes a destruction until it is replayed or its epoch's key is destroyed.
        assertThat(text(ref)).isEqualTo("one");

        Path file = folder.resolve("keys.ring");
        KeyRing ring = new KeyRingFile(file).read();
        Epoch second = new Epoch(2, NOW, new byte[32], new byte[32]);
        new KeyRingFile(file).write(ring.with(List.of(second)));
        vault = startWith(file);
        assertThatThrownBy(() -> open(ref))
                .isInstanceOfSatisfying(
                        KeyRingException.EpochAbsent.class,
                        e -> assertThat(e.epoch()).isEqualTo(1));
    }

    @Test
    void ringWithTwoEpochs_opensAndFindsWhatTheFirstSealed_andSealsUnderTheSecond() throws Exception {
        Subject subject = Some.subject();
        IndexTerm term = new IndexTerm("iin", "990101399994");
        VaultRef first =
                database.inTransaction(c -> vault.seal(c, subject, Some.IDENTITY, Some.bytes("one"), Set.of(term))
                        .ref());
        Path file = folder.resolve("keys.ring");
        KeyRing ring = new KeyRingFile(file).read();
        byte[] key = new byte[32];
        key[0] = 1;
        new KeyRingFile(file).write(ring.with(List.of(ring.epoch(1), new Epoch(2, NOW, key, key))));
        vault = startWith(file);

        VaultRef second =
                database.inTransaction(c -> vault.seal(c, subject, Some.CONTACT, Some.bytes("two"), Set.of(term))
                        .ref());

        assertThat(text(first)).isEqualTo("one");
        assertThat(text(second)).isEqualTo("two");
        assertThat(database.count("vault_data_key WHERE epoch = 2")).isEqualTo(1);
        assertThat(database.<List<Found>>inTransaction(c -> vault.find(c, Some.IDENTITY, term)))
                .hasSize(1);
        assertThat(database.<List<Found>>inTransaction(c -> vault.find(c, Some.CONTACT, term)))
                .hasSize(1);
    }

    @Test
    void tablesAndFiles_holdNeitherPlaintextNorKeys() throws Exception {
        String planted = "planted-plaintext-" + UUID.randomUUID();
        String plantedTerm = "planted-term-" + UUID.randomUUID();
        Subject subject = Some.subject();
        database.inTransaction(c ->
                vault.seal(c, subject, Some.IDENTITY, Some.bytes(planted), Set.of(new IndexTerm("iin", plantedTerm))));
        KeyRing ring = new KeyRingFile(folder.resolve("keys.ring")).read();
        byte[] dataKey = database.inTransaction(c -> {
            try (DataKeys.Plain plain =
                    new DataKeys(ring).livingOrNew(c, subject, Some.IDENTITY, NOW.atOffset(ZoneOffset.UTC))) {
                return plain.key().copy();
            }
        });
        List<byte[]> secrets = List.of(
                Some.bytes(planted),
                Some.bytes(plantedTerm),
                dataKey,
                ring.current().wrappingKey(),
                ring.current().indexKey());

        String dump = database.dump();
        assertThat(dump).contains(subject.ref()).contains("vault_data_key").contains("vault_index");
        for (byte[] secret : secrets) {
            assertThat(dump).doesNotContain(HexFormat.of().formatHex(secret));
        }
        assertThat(dump).doesNotContain(planted).doesNotContain(plantedTerm);
        boolean subjectSeen = false;
        for (Path file : Database.filesOnDisk()) {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            subjectSeen |= content.contains(subject.ref());
            for (byte[] secret : secrets) {
                assertThat(content.contains(new String(secret, StandardCharsets.ISO_8859_1)))
                        .as("a secret in %s", file)
                        .isFalse();
            }
        }
        assertThat(subjectSeen).as("the search reads what the database wrote").isTrue();
    }

    private Vault startWith(Path file) throws Exception {
        return database.inTransaction(
                c -> Vault.start(c, file, "consent-service", VaultLimits.defaults(), InstantSource.fixed(NOW)));
    }

    private void copyAside() throws Exception {
        database.tamper("CREATE TABLE copied AS SELECT * FROM vault_sealed; "
                + "CREATE TABLE copied_key AS SELECT * FROM vault_data_key");
    }

    private void bringBack() throws Exception {
        database.tamper("INSERT INTO vault_data_key SELECT * FROM copied_key; "
                + "INSERT INTO vault_sealed SELECT * FROM copied");
    }

    private VaultRef seal(Subject subject, Category category, String value) throws Exception {
        return database.inTransaction(c ->
                vault.seal(c, subject, category, Some.bytes(value), Set.of()).ref());
    }

    private Destroyed destroy(Subject subject) throws Exception {
        return database.inTransaction(c -> vault.destroyCategory(c, subject, Some.IDENTITY));
    }

    private Opening open(VaultRef ref) throws Exception {
        return database.inTransaction(c -> vault.open(c, ref, Some.REASON, Some.OFFICER));
    }

    private String text(VaultRef ref) throws Exception {
        try (Opened opened = (Opened) open(ref)) {
            return new String(opened.value(), StandardCharsets.UTF_8);
        }
    }

    private Set<VaultRef> resurfaced() throws Exception {
        return database.inTransaction(vault::resurfaced);
    }
}
