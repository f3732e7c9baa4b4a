package kz.tumar.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConcurrencyTest {

    private static final int CALLERS = 8;

    @TempDir
    Path folder;

    private Database database;
    private Vault vault;

    @BeforeEach
    void start() throws Exception {
        database = Database.migrated();
        vault = startVault();
    }

    @Test
    void firstSealsOfOneCategory_atOnce_makeOneDataKey_andAllOpen() throws Exception {
        Subject subject = Some.subject();

        List<VaultRef> refs = atOnce(() -> database.inTransaction(c ->
                vault.seal(c, subject, Some.IDENTITY, Some.bytes("x"), Set.of()).ref()));

        assertThat(database.count("vault_data_key")).isEqualTo(1);
        for (VaultRef ref : refs) {
            assertThat(database.<Opening>inTransaction(c -> vault.open(c, ref, Some.REASON, Some.OFFICER)))
                    .isInstanceOf(Opened.class);
        }
    }

    @Test
    void findOrSeal_underTheTermsLock_sealsOnce() throws Exception {
        IndexTerm term = new IndexTerm("local-id", "crm:4711");

        List<VaultRef> refs = atOnce(() -> database.inTransaction(c -> {
            vault.lock(c, Some.IDENTITY, Set.of(term));
            List<Found> found = vault.find(c, Some.IDENTITY, term);
            return found.isEmpty()
                    ? vault.seal(c, Some.subject(), Some.IDENTITY, Some.bytes("x"), Set.of(term))
                            .ref()
                    : found.getFirst().ref();
        }));

        assertThat(new HashSet<>(refs)).hasSize(1);
        assertThat(database.count("vault_sealed")).isEqualTo(1);
    }

    @Test
    void destruction_waitsForAnUncommittedSealUnderTheKey_andDestroysItToo() throws Exception {
        Subject subject = Some.subject();
        database.inTransaction(c -> vault.seal(c, subject, Some.IDENTITY, Some.bytes("1"), Set.of()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection sealing = database.begin()) {
            VaultRef late = vault.seal(sealing, subject, Some.IDENTITY, Some.bytes("2"), Set.of())
                    .ref();
            Future<Destroyed> destruction =
                    threads.submit(() -> database.inTransaction(c -> vault.destroyCategory(c, subject, Some.IDENTITY)));
            awaitBlockedBackend();

            sealing.commit();

            assertThat(destruction.get(30, TimeUnit.SECONDS).values()).isEqualTo(2);
            assertThat(database.<Opening>inTransaction(c -> vault.open(c, late, Some.REASON, Some.OFFICER)))
                    .isInstanceOf(Gone.class);
        }
    }

    @Test
    void instances_startingAtOnce_shareOneRing() throws Exception {
        Database fresh = Database.migrated();
        Path file = folder.resolve("other.ring");

        List<String> rings = atOnce(() -> fresh.inTransaction(
                c -> Vault.start(c, file, "consent-service", VaultLimits.defaults(), InstantSource.system())
                        .toString()));

        assertThat(new HashSet<>(rings)).hasSize(1);
    }

    private void awaitBlockedBackend() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (database.count("pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                == 0) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the destruction never waited");
            }
            Thread.onSpinWait();
        }
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(CALLERS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                futures.add(threads.submit(() -> {
                    barrier.await(30, TimeUnit.SECONDS);
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(60, TimeUnit.SECONDS));
            }
            return results;
        }
    }

    private Vault startVault() throws Exception {
        return database.inTransaction(c -> Vault.start(
                c, folder.resolve("keys.ring"), "consent-service", VaultLimits.defaults(), InstantSource.system()));
    }
}
