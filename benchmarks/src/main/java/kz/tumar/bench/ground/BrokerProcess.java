package kz.tumar.bench.ground;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import kz.tumar.local.broker.EmbeddedKafka;
import kz.tumar.local.broker.TopicPlan;
import kz.tumar.local.folder.Secrets;

/// The broker in a process of its own, as in a real run, so that its processor time and memory can be told apart.
final class BrokerProcess {
    private BrokerProcess() {}

    /// @param arguments folder, port, folder of secrets
    public static void main(String[] arguments) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        var principals = TopicPlan.ofContract().principals();
        var broker = EmbeddedKafka.start(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), new Secrets(Path.of(arguments[2])), principals);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-end"));
        Thread.currentThread().join();
    }
}
