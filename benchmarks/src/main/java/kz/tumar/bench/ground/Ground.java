package kz.tumar.bench.ground;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import kz.tumar.bench.measure.ProcessTree;
import kz.tumar.local.broker.KafkaAccess;
import kz.tumar.local.broker.PreparingTopics;
import kz.tumar.local.broker.TopicPlan;
import kz.tumar.local.database.EmbeddedPostgres18;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.PreparingDatabases;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.issuer.IssuerAccess;
import org.jspecify.annotations.Nullable;

/// Broker, database and issuer of one benchmark, as the local stack makes them, on free ports of the loopback address
/// and
/// in a folder under `benchmarks/target` (a real disk, since a commit is to be durable). Started when first asked for;
/// stopped and removed at the end.
public final class Ground implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Repository repository;
    private final DataFolder folder;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private @Nullable KafkaAccess kafka;
    private @Nullable ProcessTree broker;
    private @Nullable EmbeddedPostgres18 postgres;
    private @Nullable IssuerAccess issuer;

    private Ground(Repository repository, DataFolder folder) {
        this.repository = repository;
        this.folder = folder;
    }

    /// A fresh folder; nothing runs yet.
    public static Ground prepare(Repository repository) throws IOException {
        var runs = DataFolder.privateDirectory(repository.benchmarks().resolve("target/runs"));
        var ground = new Ground(repository, new DataFolder(Files.createTempDirectory(runs, "")));
        Runtime.getRuntime().addShutdownHook(new Thread(ground::end, "ground-end"));
        return ground;
    }

    public Repository repository() {
        return repository;
    }

    public DataFolder folder() {
        return folder;
    }

    /// The broker, with all topics and rights of the contract.
    public KafkaAccess kafka() throws InterruptedException {
        if (kafka == null) {
            var port = LoopbackPorts.free();
            var access = new KafkaAccess(LoopbackPorts.HOST + ":" + port, folder.secrets());
            var arguments = List.of(
                    folder.kafka().toString(),
                    Integer.toString(port),
                    folder.secrets().directory().toString());
            var process = start("kafka", serverCommand("-Xmx256m", BrokerProcess.class, arguments));
            Waiting.until("Kafka starts", START_LIMIT, () -> LoopbackPorts.busy(port));
            PreparingTopics.apply(access, TopicPlan.ofContract());
            broker = process.tree();
            kafka = access;
        }
        return kafka;
    }

    /// The broker's process.
    public ProcessTree broker() {
        if (broker == null) {
            throw new IllegalStateException("The broker wasn't started.");
        }
        return broker;
    }

    /// The database server, with every service's empty database and its roles.
    public PostgresAccess postgres() {
        return server().access();
    }

    /// The database server's processes.
    public ProcessTree database() {
        return new ProcessTree(server().process());
    }

    /// The issuer.
    public IssuerAccess issuer() throws InterruptedException {
        if (issuer == null) {
            var port = LoopbackPorts.free();
            var arguments =
                    List.of(Integer.toString(port), folder.secrets().directory().toString());
            start("issuer", serverCommand("-Xmx64m", IssuerOwnProcess.class, arguments));
            Waiting.until("the issuer starts", START_LIMIT, () -> LoopbackPorts.busy(port));
            issuer = IssuerAccess.local(port, folder.secrets());
        }
        return issuer;
    }

    /// Starts a process that ends with this one.
    public Leashed start(String name, List<String> command) {
        return start(name, command, Map.of());
    }

    /// Starts a process that ends with this one, in an environment with more variables.
    public Leashed start(String name, List<String> command, Map<String, String> environment) {
        var process = Leashed.start(command, environment, folder.logs().resolve(name + ".log"));
        running.push(process);
        return process;
    }

    /// Starts a class of this program as a process of its own, with the options of a service.
    public Leashed startOwn(String name, Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Repository.java());
        command.addAll(ServiceProcess.OPTIONS);
        command.addAll(Repository.quietly());
        command.addAll(ServiceProcess.recording(this, name));
        command.addAll(Repository.ownClasses());
        command.add(main.getName());
        command.addAll(arguments);
        return start(name, command);
    }

    /// When this program is told to end, PostgreSQL must not be left behind: nothing else would stop it.
    private void end() {
        try {
            close();
        } catch (IOException leftBehind) {
            System.err.println("Left behind: " + leftBehind.getMessage());
        }
    }

    /// Repeating it changes nothing.
    @Override
    public synchronized void close() throws IOException {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception alreadyGone) {
                System.err.println("A process didn't stop cleanly: " + alreadyGone.getMessage());
            }
        }
        if (Boolean.getBoolean("tumar.bench.keep")) {
            System.err.println("Kept: " + folder.root());
            return;
        }
        if (!folder.exists()) {
            return;
        }
        try (var files = Files.walk(folder.root())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private EmbeddedPostgres18 server() {
        if (postgres == null) {
            var log = ProcessBuilder.Redirect.appendTo(
                    folder.logs().resolve("postgres.log").toFile());
            var started = EmbeddedPostgres18.start(folder.postgres(), LoopbackPorts.free(), folder.secrets(), log);
            running.push(started);
            PreparingDatabases.apply(started.access());
            postgres = started;
        }
        return postgres;
    }

    private static List<String> serverCommand(String heap, Class<?> main, List<String> arguments) {
        var command = new ArrayList<>(List.of(Repository.java(), heap, "-XX:+UseSerialGC"));
        command.addAll(Repository.quietly());
        command.addAll(Repository.ownClasses());
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }
}
