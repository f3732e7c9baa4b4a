package kz.tumar.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VaultTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    @TempDir
    Path folder;

    private Database database;
    private Vault vault;

    @BeforeEach
    void start() throws Exception {
        database = Database.migrated();
        vault = database.inTransaction(c -> Vault.start(
                c,
                folder.resolve("keys.ring"),
                "consent-service",
                VaultLimits.defaults().withMaxValueBytes(200_000),
                InstantSource.fixed(NOW)));
    }

    @Test
    void sealedValue_whenOpened_isTheValue_andSaysWhyAndByWhom() throws Exception {
        Subject subject = Some.subject();
        Sealed sealed = seal(subject, Some.IDENTITY, "990101399994");

        try (Opened opened = opened(sealed.ref())) {
            assertThat(opened.value()).isEqualTo(Some.bytes("990101399994"));
            assertThat(opened.held())
                    .isEqualTo(new Held(sealed.ref(), subject, Some.IDENTITY, sealed.commitment(), NOW));
            assertThat(opened.reason()).isEqualTo(Some.REASON);
            assertThat(opened.opener()).isEqualTo(Some.OFFICER);
            assertThat(opened.openedAt()).isEqualTo(NOW);
        }
    }

    @Test
    void upload_whenStreamed_isTheValue_andOverTheLimitIsRefusedLeavingTheTransactionUsable() throws Exception {
        byte[] upload = new byte[200_000];
        Arrays.fill(upload, (byte) 5);
        Subject subject = Some.subject();

        Sealed sealed = database.inTransaction(c -> {
            assertThatThrownBy(() -> vault.seal(
                            c, subject, Some.IDENTITY, new ByteArrayInputStream(new byte[200_001]), Set.of()))
                    .isInstanceOf(ValueTooLargeException.class);
            assertThatThrownBy(() -> vault.seal(c, subject, Some.IDENTITY, new byte[200_001], Set.of()))
                    .isInstanceOf(ValueTooLargeException.class);
            return vault.seal(c, subject, Some.IDENTITY, new ByteArrayInputStream(upload), Set.of());
        });

        try (Opened opened = opened(sealed.ref())) {
            assertThat(opened.value()).isEqualTo(upload);
        }
        assertThat(database.count("vault_sealed")).isEqualTo(1);
    }

    @Test
    void commitment_givenNonceAndValue_isRecomputedByAnyone() throws Exception {
        Sealed sealed = seal(Some.subject(), Some.IDENTITY, "990101399994");

        try (Opened opened = opened(sealed.ref())) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(Some.bytes("tumar/commitment/v1"));
            sha256.update(opened.nonce());
            sha256.update(Some.bytes("990101399994"));
            assertThat(sealed.commitment().hex()).isEqualTo(HexFormat.of().formatHex(sha256.digest()));
            assertThat(Commitment.to(opened.nonce(), opened.value())).isEqualTo(sealed.commitment());
            assertThat(Commitment.to(opened.nonce(), Some.bytes("990101399995")))
                    .isNotEqualTo(sealed.commitment());
        }
    }

    @Test
    void sameValue_sealedTwice_givesOtherReferenceAndCommitment_underOneDataKey() throws Exception {
        Subject subject = Some.subject();
        Sealed first = seal(subject, Some.IDENTITY, "990101399994");
        Sealed second = seal(subject, Some.IDENTITY, "990101399994");

        assertThat(first.ref()).isNotEqualTo(second.ref());
        assertThat(first.commitment()).isNotEqualTo(second.commitment());
        assertThat(database.count("vault_data_key")).isEqualTo(1);
        assertThat(database.count("(SELECT DISTINCT ciphertext FROM vault_sealed) c"))
                .isEqualTo(2);
    }

    @Test
    void transaction_whenRolledBack_sealsNothing() throws Exception {
        Subject subject = Some.subject();
        try (var connection = database.begin()) {
            vault.seal(connection, subject, Some.IDENTITY, Some.bytes("x"), Set.of());
            connection.rollback();
        }

        assertThat(database.count("vault_sealed")).isZero();
        assertThat(database.count("vault_data_key")).isZero();
    }

    @Test
    void reference_neverSealed_isUnknown_andReportedMissing() throws Exception {
        VaultRef never = VaultRef.issue();
        Subject subject = Some.subject();
        VaultRef held = seal(subject, Some.CONTACT, "x").ref();
        VaultRef destroyed = seal(subject, Some.IDENTITY, "x").ref();
        destroy(subject, Some.IDENTITY);

        assertThat(open(never)).isEqualTo(new Unknown(never));
        assertThat(inspect(never)).isEqualTo(new Unknown(never));
        assertThat(database.<Set<VaultRef>>inTransaction(c -> vault.missing(c, List.of(never, held, destroyed))))
                .containsExactly(never);
    }

    @Test
    void lookUp_givenAnEqualTerm_findsThoseValuesAndNoOthers() throws Exception {
        IndexTerm term = new IndexTerm("local-id", "crm:4711");
        Subject first = Some.subject();
        Subject second = Some.subject();
        VaultRef one = seal(first, Some.IDENTITY, "a", term).ref();
        VaultRef two = seal(second, Some.IDENTITY, "b", term, new IndexTerm("iin", "990101399994"))
                .ref();
        seal(first, Some.IDENTITY, "c", new IndexTerm("local-id", "crm:4712"));
        seal(first, Some.IDENTITY, "d", new IndexTerm("iin", "crm:4711"));
        seal(first, Some.CONTACT, "e", term);
        seal(first, Some.IDENTITY, "crm:4711");

        assertThat(find(Some.IDENTITY, term)).containsExactlyInAnyOrder(new Found(one, first), new Found(two, second));
        assertThat(find(Some.IDENTITY, new IndexTerm("local-id", "crm:471"))).isEmpty();

        destroy(first, Some.IDENTITY);
        assertThat(find(Some.IDENTITY, term)).containsExactly(new Found(two, second));
        assertThat(find(Some.CONTACT, term)).hasSize(1);
    }

    @Test
    void destroyedCategory_isGone_andItsNeighboursStillOpen() throws Exception {
        Subject subject = Some.subject();
        Subject other = Some.subject();
        VaultRef identity = seal(subject, Some.IDENTITY, "a").ref();
        seal(subject, Some.IDENTITY, "b");
        VaultRef contact = seal(subject, Some.CONTACT, "c").ref();
        VaultRef others = seal(other, Some.IDENTITY, "d").ref();

        Destroyed destroyed = destroy(subject, Some.IDENTITY);

        assertThat(destroyed).isEqualTo(new Destroyed(subject, Some.IDENTITY, 2, 1, NOW));
        Gone gone = new Gone(identity, subject, Some.IDENTITY, NOW);
        assertThat(open(identity)).isEqualTo(gone);
        assertThat(inspect(identity)).isEqualTo(gone);
        assertThat(text(contact)).isEqualTo("c");
        assertThat(text(others)).isEqualTo("d");
    }

    @Test
    void destruction_whenRepeated_countsNothingAndKeepsTheFirstTime() throws Exception {
        Subject subject = Some.subject();
        seal(subject, Some.IDENTITY, "a");
        destroy(subject, Some.IDENTITY);

        assertThat(destroy(subject, Some.IDENTITY)).isEqualTo(new Destroyed(subject, Some.IDENTITY, 0, 0, NOW));
        assertThat(database.count("vault_destroyed")).isEqualTo(1);
    }

    @Test
    void destruction_ofWhatWasNeverSealed_leavesOneTombstone() throws Exception {
        Subject subject = Some.subject();

        assertThat(destroy(subject, Some.IDENTITY)).isEqualTo(new Destroyed(subject, Some.IDENTITY, 0, 0, NOW));
        destroy(subject, Some.IDENTITY);

        assertThat(database.count("vault_destroyed")).isEqualTo(1);
    }

    @Test
    void sealing_intoADestroyedCategory_takesANewDataKey_andTheOldValueStaysGone() throws Exception {
        Subject subject = Some.subject();
        VaultRef old = seal(subject, Some.IDENTITY, "old").ref();
        destroy(subject, Some.IDENTITY);

        VaultRef fresh = seal(subject, Some.IDENTITY, "new").ref();

        assertThat(text(fresh)).isEqualTo("new");
        assertThat(open(old)).asInstanceOf(type(Gone.class)).isNotNull();
        assertThat(database.count("vault_data_key k JOIN vault_destroyed d USING (key_id)"))
                .isZero();
    }

    @Test
    void opened_whenClosed_isWiped_andNeverPrintsTheValue() throws Exception {
        Opened opened =
                opened(seal(Some.subject(), Some.IDENTITY, "990101399994").ref());
        byte[] value = opened.value();
        assertThat(opened.toString()).doesNotContain("990101399994").contains("redacted");
        opened.close();

        assertThat(value).containsOnly(0);
        assertThatThrownBy(opened::value).isInstanceOf(IllegalStateException.class);
        assertThat(new IndexTerm("iin", "990101399994").toString()).doesNotContain("990101399994");
        assertThat(vault.toString()).doesNotContain("keys");
    }

    @Test
    void writing_outsideATransaction_isRefused() throws Exception {
        try (var connection = database.asOwner()) {
            assertThatThrownBy(() -> vault.seal(connection, Some.subject(), Some.IDENTITY, Some.bytes("x"), Set.of()))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> vault.destroyCategory(connection, Some.subject(), Some.IDENTITY))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private Sealed seal(Subject subject, Category category, String value, IndexTerm... terms) throws Exception {
        return database.inTransaction(c -> vault.seal(c, subject, category, Some.bytes(value), Set.of(terms)));
    }

    private Destroyed destroy(Subject subject, Category category) throws Exception {
        return database.inTransaction(c -> vault.destroyCategory(c, subject, category));
    }

    private Opening open(VaultRef ref) throws Exception {
        return database.inTransaction(c -> vault.open(c, ref, Some.REASON, Some.OFFICER));
    }

    private Opened opened(VaultRef ref) throws Exception {
        return (Opened) open(ref);
    }

    private String text(VaultRef ref) throws Exception {
        try (Opened opened = opened(ref)) {
            return new String(opened.value(), StandardCharsets.UTF_8);
        }
    }

    private Standing inspect(VaultRef ref) throws Exception {
        return database.inTransaction(c -> vault.inspect(c, ref));
    }

    private List<Found> find(Category category, IndexTerm term) throws Exception {
        return database.inTransaction(c -> vault.find(c, category, term));
    }
}
