package kz.tumar.delivery;

import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.KafkaBroker;

/// Starts delivery.
public final class Deliveries {
    private Deliveries() {}

    /// Starts one service's delivery over Kafka and returns at once; database and broker may come later.
    /// Closing it closes its connections to Kafka.
    public static Delivery start(
            Settings settings, Transactions transactions, DedicatedConnections connections, Behaviour behaviour) {
        var broker = new KafkaBroker(settings.bootstrap(), settings.username(), settings.password());
        return new RunningDelivery(settings, transactions, connections, behaviour, broker, broker::close).start();
    }

    /// Starts one service's delivery over a broker that stays open when delivery is closed.
    public static Delivery start(
            Settings settings,
            Transactions transactions,
            DedicatedConnections connections,
            Behaviour behaviour,
            Broker broker) {
        return new RunningDelivery(settings, transactions, connections, behaviour, broker, () -> {}).start();
    }
}
