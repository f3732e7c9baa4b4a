package kz.tumar.local.broker;

import java.nio.file.Path;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.process.ServerProcess;

/// The broker as a process of its own.
public final class KafkaProcess {

    private KafkaProcess() {}

    /// @param arguments data folder and port
    public static void main(String[] arguments) {
        var folder = new DataFolder(Path.of(arguments[0]));
        var port = Integer.parseInt(arguments[1]);
        try {
            var plan = TopicPlan.ofContract();
            ServerProcess.host(EmbeddedKafka.start(folder.kafka(), port, folder.secrets(), plan.principals()));
        } catch (RuntimeException | Error startFailed) {
            startFailed.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
