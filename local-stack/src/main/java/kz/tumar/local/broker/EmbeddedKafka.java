package kz.tumar.local.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kz.tumar.local.folder.FolderLock;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.Secrets;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A real Kafka broker and controller in this process, on the loopback address, with SASL and an authorizer that
/// denies by default. Topics and records survive a restart on the same folder.
///
/// Only one node may ever run on a folder: a second one would corrupt the first, so the folder is locked before the
/// server's code touches it.
public final class EmbeddedKafka implements AutoCloseable {

    /// The only super user; it creates topics and rights and never carries events.
    public static final String ADMIN = "admin";

    private final KafkaRaftServer server;
    private final FolderLock lock;
    private final KafkaAccess access;

    private EmbeddedKafka(KafkaRaftServer server, FolderLock lock, KafkaAccess access) {
        this.server = server;
        this.lock = lock;
        this.access = access;
    }

    /// Starts the node and returns when it accepts connections.
    ///
    /// @param principals the names that may log in, besides [#ADMIN]; each gets a generated secret
    /// @throws IllegalStateException when another node runs on the folder; that one is unharmed
    public static EmbeddedKafka start(Path folder, int port, Secrets secrets, Set<String> principals) {
        var lock = FolderLock.take(lockFile(folder))
                .orElseThrow(() -> new IllegalStateException(
                        "Another Kafka runs on %s; stop it first or choose another folder.".formatted(folder)));
        try {
            var settings = new BrokerSettings(folder, port, LoopbackPorts.free(), secrets, principals);
            format(folder);
            var server = new KafkaRaftServer(KafkaConfig.fromProps(settings.asProperties(), false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, lock, new KafkaAccess(LoopbackPorts.HOST + ":" + port, secrets));
        } catch (RuntimeException | Error startFailed) {
            lock.close();
            throw startFailed;
        }
    }

    /// How the principals reach this node.
    public KafkaAccess access() {
        return access;
    }

    /// The name under which a principal's secret is kept.
    public static String secretName(String principal) {
        return "kafka-" + principal;
    }

    @Override
    public void close() {
        try (lock) {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    private static Path lockFile(Path folder) {
        try {
            return Files.createDirectories(folder).resolve(".owner.lock");
        } catch (IOException cannotCreate) {
            throw new UncheckedIOException(cannotCreate);
        }
    }

    private static void format(Path folder) {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new java.io.PrintStream(
                            java.io.OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8))
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception cannotFormat) {
            throw new IllegalStateException(
                    "The folder %s can't be prepared for Kafka.".formatted(folder), cannotFormat);
        }
    }
}
