package kz.tumar.delivery;

import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.KafkaBroker;

/// Makes and starts delivery. It is made first, so that a service can be given its parts, and started when the
/// service is complete; the service's behaviour is not called before that.
public final class Deliveries {
    private Deliveries() {}

    /// Makes one service's delivery over Kafka. Closing it closes its connections to Kafka.
    public static Delivery create(
            Settings settings, Transactions transactions, DedicatedConnections connections, Behaviour behaviour) {
        var broker = new KafkaBroker(settings.bootstrap(), settings.username(), settings.password());
        return new RunningDelivery(settings, transactions, connections, behaviour, broker, broker::close);
    }

    /// Makes one service's delivery over a broker that stays open when delivery is closed.
    public static Delivery create(
            Settings settings,
            Transactions transactions,
            DedicatedConnections connections,
            Behaviour behaviour,
            Broker broker) {
        return new RunningDelivery(settings, transactions, connections, behaviour, broker, () -> {});
    }

    /// Starts what was made here, once, and returns at once; database and broker may come later.
    public static void start(Delivery delivery) {
        ((RunningDelivery) delivery).start();
    }
}
