package kz.tumar.bench.relay;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import kz.tumar.contract.Source;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.DedicatedConnections;
import kz.tumar.delivery.Deliveries;
import kz.tumar.delivery.Settings;

/// The smallest service that delivery can be part of, in a process of its own: it hears nothing, decides nothing, and
/// its outbox is relayed.
final class RelayingService {
    private RelayingService() {}

    /// @param arguments a file with the addresses and secrets
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        var told = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            told.load(reader);
        }
        DedicatedConnections connections = () -> DriverManager.getConnection(
                told.getProperty("url"), told.getProperty("role"), told.getProperty("role.secret"));
        var settings = new Settings(
                "consent-service",
                new Source("/tumar/consent"),
                new TopicName("tumar.consent"),
                false,
                told.getProperty("kafka"),
                "consent-service",
                new Settings.Secret(told.getProperty("kafka.secret")),
                new Settings.Secret("bench"),
                500,
                5,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5));
        var delivery = Deliveries.create(settings, new KeptConnection(connections), connections, new Deaf());
        Deliveries.start(delivery);
        Runtime.getRuntime().addShutdownHook(new Thread(delivery::close, "delivery-end"));
        Thread.currentThread().join();
    }
}
