package kz.tumar.audit.sequence;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.ledger.AsideRows.SetAside;
import kz.tumar.audit.ledger.StoredTree;
import kz.tumar.audit.sequence.LogState.Condition;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.Settings;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.KafkaBroker;
import kz.tumar.delivery.partition.Outgoing;
import kz.tumar.delivery.partition.Publisher;
import kz.tumar.local.testing.TestStack;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// One log of its own for one test: a fresh database with the real migrations and roles, two fresh topics, and as many
/// sequencers as the test starts.
final class LogWorkbench implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final TopicName first;
    final TopicName second;
    final Broker broker;
    final List<SetAside> alarms = Collections.synchronizedList(new ArrayList<>());
    private final LogDatabase database;
    private final Path keyFile;
    private final List<Sequencer> running = new ArrayList<>();

    LogWorkbench(Path folder) {
        int number = COUNTER.incrementAndGet();
        String run = Long.toString(System.nanoTime(), 36);
        this.first = new TopicName("tumar.a" + run + number);
        this.second = new TopicName("tumar.b" + run + number);
        this.database = new LogDatabase("log_" + run + "_" + number);
        this.keyFile = folder.resolve("log.key");
        var kafka = TestStack.shared().kafka();
        this.broker = new KafkaBroker(kafka.bootstrap(), "admin", new Settings.Secret(kafka.secretOf("admin")));
        createTopics();
        emptyDatabase();
    }

    /// Throws the database away and makes it anew: what a lost disk leaves behind.
    void emptyDatabase() {
        database.empty();
    }

    LogDatabase database() {
        return database;
    }

    /// Throws a topic away with all that was on it, and makes one of the same name.
    void recreate(TopicName topic, int partitions) {
        try (Admin admin = Admin.create(TestStack.shared().kafka().as("admin"))) {
            admin.deleteTopics(List.of(topic.value())).all().get();
            await().atMost(PATIENCE)
                    .until(() -> !admin.listTopics().names().get().contains(topic.value()));
            admin.createTopics(List.of(new NewTopic(topic.value(), Optional.of(partitions), Optional.<Short>empty())))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// A log like this one's in a process of its own, which kills itself at a point once there is something to sign.
    Process startDoomed(FaultPoints.Point point, Path output) throws IOException {
        var kafka = TestStack.shared().kafka();
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedLog.class.getName(),
                database.url(),
                kafka.bootstrap(),
                keyFile.toString(),
                first.value(),
                second.value(),
                point.name());
        process.environment().put("DATABASE_SECRET", LogDatabase.password("audit"));
        process.environment().put("KAFKA_SECRET", kafka.secretOf("admin"));
        return process.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    Connection asService() throws SQLException {
        return database.connect("audit");
    }

    Connection asOwner() throws SQLException {
        return database.connect("audit_owner");
    }

    StoredTree tree() {
        return new StoredTree(this::asService);
    }

    Log start() {
        return start(FaultPoints.none(), keyFile, false);
    }

    Log start(FaultPoints faults) {
        return start(faults, keyFile, false);
    }

    Log startRecovering() {
        return start(FaultPoints.none(), keyFile, true);
    }

    Log start(FaultPoints faults, Path key, boolean recover) {
        return start(this::asService, faults, key, recover);
    }

    Log start(StoredTree.Connections connections) {
        return start(connections, FaultPoints.none(), keyFile, false);
    }

    private Log start(StoredTree.Connections connections, FaultPoints faults, Path key, boolean recover) {
        LogState state = new LogState();
        LogSettings settings = new LogSettings(
                "log.example/test", key, Set.of(first, second), 500, Duration.ofMillis(5), Duration.ofMillis(100));
        Sequencer sequencer =
                new Sequencer(broker, connections, settings, state, (_, asides, _) -> alarms.addAll(asides), faults);
        if (recover) {
            sequencer.recover();
        }
        sequencer.start();
        running.add(sequencer);
        return new Log(sequencer, state);
    }

    Path keyFile() {
        return keyFile;
    }

    record Log(Sequencer sequencer, LogState state) {
        Checkpoint awaitSigned(long size) {
            await().atMost(PATIENCE).until(() -> state.served().isPresent() && state.signedSize() >= size);
            return Checkpoint.parse(state.served().orElseThrow());
        }

        void awaitCondition(Class<? extends Condition> condition) {
            await().atMost(PATIENCE).until(() -> condition.isInstance(state.condition()));
        }

        Refusal awaitRefusal() {
            awaitCondition(Condition.Refusing.class);
            return ((Condition.Refusing) state.condition()).why();
        }
    }

    void publish(TopicName topic, List<String> events) {
        try (Publisher publisher = broker.publisher()) {
            publisher.publish(events.stream()
                    .map(event -> new Outgoing(topic, "k", event.getBytes(StandardCharsets.UTF_8)))
                    .toList());
        }
    }

    static String event(String id, String subject, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/tumar/consent\","
                + "\"type\":\"kz.tumar.ConsentGiven.v1\",\"subject\":\"" + subject + "\","
                + "\"time\":\"2026-11-23T10:00:00+05:00\",\"correlationid\":\"" + UUID.randomUUID()
                + "\",\"data\":{\"n\":\""
                + data + "\"}}";
    }

    static List<String> events(String prefix, int count) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(prefix + i, "s-" + i % 7, "x"));
        }
        return events;
    }

    long number(String query) {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    List<String> texts(String query) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        running.forEach(Sequencer::close);
        broker.close();
    }

    private void createTopics() {
        try (Admin admin = Admin.create(TestStack.shared().kafka().as("admin"))) {
            admin.createTopics(List.of(
                            new NewTopic(first.value(), Optional.of(3), Optional.<Short>empty()).configs(Map.of()),
                            new NewTopic(second.value(), Optional.of(1), Optional.<Short>empty())))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
