package kz.tumar.runtime.hosting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;
import kz.tumar.contract.Source;
import kz.tumar.contract.TopicName;

/// Who a service is and how it reaches the broker.
@ConfigMapping(prefix = "tumar")
public interface ServiceConfig {
    /// Its names.
    Names service();

    /// The broker.
    Kafka kafka();

    /// The bounds of delivery.
    Bounds delivery();

    /// The key of the digests that stand for accounts and refused claims; the operator's secret, the same for every
    /// service.
    @WithName("digest.key")
    String digestKey();

    /// How old the view of other services may be before decisions say that it is stale.
    @WithName("stale-after")
    @WithDefault("PT60S")
    Duration staleAfter();

    /// The CloudEvents source of its facts.
    default Source source() {
        return new Source("/tumar/" + service().name());
    }

    /// The topic of its facts.
    default TopicName facts() {
        return new TopicName("tumar." + service().name());
    }

    /// A service's names.
    interface Names {
        /// Its code and Kafka principal, for example `consent-service`.
        String code();

        /// Its short name, for example `consent`.
        String name();
    }

    /// How to reach Kafka.
    interface Kafka {
        /// `host:port` list.
        String bootstrap();

        /// SASL/PLAIN user; absent: no authentication.
        Optional<String> username();

        /// Its secret.
        Optional<String> password();
    }

    /// The bounds of delivery.
    interface Bounds {
        /// The most events in one transaction.
        int batch();

        /// How often an event on which our code fails is tried before it is parked.
        int attempts();

        /// The longest pause between two attempts during an outage.
        Duration backoff();

        /// How far in the future of its receipt a claim's time may lie.
        Duration futureLimit();

        /// When the identity of a claim from which nothing followed is forgotten; not before the claim has left
        /// its topic.
        Duration forgetAfter();
    }
}
