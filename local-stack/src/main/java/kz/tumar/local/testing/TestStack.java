package kz.tumar.local.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import kz.tumar.local.broker.EmbeddedKafka;
import kz.tumar.local.broker.KafkaAccess;
import kz.tumar.local.broker.PreparingTopics;
import kz.tumar.local.broker.TopicPlan;
import kz.tumar.local.database.EmbeddedPostgres18;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.PreparingDatabases;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.issuer.IssuerAccess;
import kz.tumar.local.issuer.LocalIssuer;
import kz.tumar.local.stack.ServiceSettings;

/// The real broker, database and issuer for tests: one of each per JVM, started on first use on free ports in a
/// temporary folder, with the contract's topics and rights and every service's database and roles; gone at JVM exit.
///
/// Tests share topics and tables: each uses references of its own and never counts on emptiness.
public final class TestStack {

    private static final Supplier<TestStack> SHARED = once(TestStack::new);

    private final DataFolder folder;
    private final Supplier<EmbeddedKafka> kafka;
    private final Supplier<EmbeddedPostgres18> postgres;
    private final Supplier<LocalIssuer> issuer;

    private TestStack() {
        folder = temporaryFolder();
        kafka = once(this::startKafka);
        postgres = once(this::startPostgres);
        issuer = once(() -> LocalIssuer.start(LoopbackPorts.free(), folder.secrets(), "test"));
    }

    /// The one of this JVM. Nothing is started until it is asked for.
    public static TestStack shared() {
        return SHARED.get();
    }

    /// The broker, with all topics of the contract.
    public KafkaAccess kafka() {
        return kafka.get().access();
    }

    /// The database server, with every service's empty database and its roles.
    public PostgresAccess postgres() {
        return postgres.get().access();
    }

    /// The issuer, which gives a token for any role.
    public IssuerAccess issuer() {
        return issuer.get().access();
    }

    /// Everything a service's tests need, started in parallel: the same settings the stack writes for a real run,
    /// those of the host's port and the policy's files excepted. Fits a lifecycle manager of
    /// Quarkus tests as it is.
    ///
    /// @param service `consent-service`, `request-service`, `retention-service` or `audit-service`
    public Map<String, String> settingsFor(String service) {
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(this::kafka),
                        CompletableFuture.runAsync(this::postgres),
                        CompletableFuture.runAsync(this::issuer))
                .join();
        return ServiceSettings.connections(service, kafka(), postgres(), issuer(), folder.keys());
    }

    /// The broker looks its authorizer up by name through the thread's class loader, which in a test of Quarkus or on a
    /// pool's thread is not the one that loaded the broker.
    private EmbeddedKafka startKafka() {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(EmbeddedKafka.class.getClassLoader());
        try {
            return startedKafka();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private EmbeddedKafka startedKafka() {
        var plan = TopicPlan.ofContract();
        var broker = EmbeddedKafka.start(folder.kafka(), LoopbackPorts.free(), folder.secrets(), plan.principals());
        atExit(broker::close);
        PreparingTopics.apply(broker.access(), plan);
        return broker;
    }

    private EmbeddedPostgres18 startPostgres() {
        var server = EmbeddedPostgres18.start(
                folder.postgres(),
                LoopbackPorts.free(),
                folder.secrets(),
                ProcessBuilder.Redirect.appendTo(
                        folder.logs().resolve("postgres.log").toFile()));
        atExit(server::close);
        PreparingDatabases.apply(server.access());
        return server;
    }

    private static DataFolder temporaryFolder() {
        try {
            var root = Files.createTempDirectory("tumar-test-");
            atExit(() -> deleted(root));
            return new DataFolder(root);
        } catch (IOException cannotCreate) {
            throw new UncheckedIOException(cannotCreate);
        }
    }

    /// Shutdown work runs in the reverse order of its registration: servers first, then their folder.
    private static synchronized void atExit(Runnable work) {
        if (AT_EXIT.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(TestStack::end, "test-stack-end"));
        }
        AT_EXIT.addFirst(work);
    }

    private static final java.util.Deque<Runnable> AT_EXIT = new java.util.concurrent.ConcurrentLinkedDeque<>();

    private static void end() {
        AT_EXIT.forEach(Runnable::run);
    }

    private static void deleted(Path root) {
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftBehind) {
            System.err.println("The temporary folder " + root + " wasn't removed: " + leftBehind.getMessage());
        }
    }

    private static <T> Supplier<T> once(Supplier<T> start) {
        return new Supplier<>() {
            private volatile java.util.Optional<T> started = java.util.Optional.empty();

            @Override
            public T get() {
                if (started.isEmpty()) {
                    synchronized (this) {
                        if (started.isEmpty()) {
                            started = java.util.Optional.of(start.get());
                        }
                    }
                }
                return started.orElseThrow();
            }
        };
    }
}
