package kz.tumar.audit.sequence;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Set;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.Settings;
import kz.tumar.delivery.partition.KafkaBroker;

/// A log in a process of its own that is killed, by the kernel and without a word, when it comes to a point.
final class DoomedLog {
    private DoomedLog() {}

    /// @param told address of the database, of the broker, the key's file, two topics and the point
    public static void main(String[] told) throws InterruptedException {
        LogState state = new LogState();
        FaultPoints.Point end = FaultPoints.Point.valueOf(told[5]);
        LogSettings settings = new LogSettings(
                "log.example/test",
                Path.of(told[2]),
                Set.of(new TopicName(told[3]), new TopicName(told[4])),
                500,
                Duration.ofMillis(5),
                Duration.ofMillis(100));
        Sequencer sequencer = new Sequencer(
                new KafkaBroker(told[1], "admin", new Settings.Secret(System.getenv("KAFKA_SECRET"))),
                () -> DriverManager.getConnection(told[0], "audit", System.getenv("DATABASE_SECRET")),
                settings,
                state,
                (_, _, _) -> {},
                point -> {
                    boolean begun = state.size() > state.signedSize() || point == FaultPoints.Point.BEFORE_COMMIT;
                    if (point == end && begun) {
                        killSelf();
                    }
                });
        sequencer.start();
        Thread.sleep(Duration.ofMinutes(2));
    }

    private static void killSelf() {
        try {
            Process kill = new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .inheritIO()
                    .start();
            kill.waitFor();
            Thread.sleep(Duration.ofMinutes(1));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
