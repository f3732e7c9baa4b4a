package kz.tumar.local.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.process.ServerProcess;

/// The broker as a process of its own.
public final class KafkaProcess {

    /// At every start the broker tells the history of every partition; kept here, or the levels would be collected.
    private static final List<Logger> TALKATIVE = Stream.of("kafka", "org.apache.kafka", "state.change.logger")
            .map(Logger::getLogger)
            .toList();

    private KafkaProcess() {}

    /// @param arguments data folder and port
    public static void main(String[] arguments) {
        var folder = new DataFolder(Path.of(arguments[0]));
        var port = Integer.parseInt(arguments[1]);
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
        try {
            var plan = TopicPlan.ofContract();
            ServerProcess.host(EmbeddedKafka.start(folder.kafka(), port, folder.secrets(), plan.principals()));
        } catch (RuntimeException | Error startFailed) {
            startFailed.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
