package kz.tumar.runtime.hosting;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Behaviour;
import kz.tumar.delivery.Claims;
import kz.tumar.delivery.Currency;
import kz.tumar.delivery.Deliveries;
import kz.tumar.delivery.Delivery;
import kz.tumar.delivery.Parking;
import kz.tumar.delivery.Settings;
import kz.tumar.delivery.Transactions;

/// Starts a service's delivery when the application is up, and closes it before the application goes down.
@ApplicationScoped
class DeliveryHost {
    private static final int LAST = 10_000;

    private final Delivery delivery;

    @Inject
    DeliveryHost(ServiceConfig config, Transactions transactions, PlainConnections connections, Behaviour behaviour) {
        this.delivery = Deliveries.create(settings(config), transactions, connections, behaviour);
    }

    void start(@Observes @Priority(LAST) StartupEvent started) {
        Deliveries.start(delivery);
    }

    void stop(@Observes ShutdownEvent stopping) {
        delivery.close();
    }

    @Produces
    @Singleton
    Delivery delivery() {
        return delivery;
    }

    @Produces
    @Singleton
    Announcer announcer() {
        return delivery.announcer();
    }

    @Produces
    @Singleton
    Claims claims() {
        return delivery.claims();
    }

    @Produces
    @Singleton
    Currency currency() {
        return delivery.currency();
    }

    @Produces
    @Singleton
    Parking parking() {
        return delivery.parking();
    }

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    private static Settings settings(ServiceConfig config) {
        return new Settings(
                config.service().code(),
                config.source(),
                config.facts(),
                config.service().name().equals("consent"),
                config.kafka().bootstrap(),
                config.kafka().username().orElse(""),
                new Settings.Secret(config.kafka().password().orElse("")),
                new Settings.Secret(config.digestKey()),
                config.delivery().batch(),
                config.delivery().attempts(),
                config.delivery().backoff(),
                config.delivery().futureLimit(),
                forgetAfter(config.delivery().forgetAfter()));
    }

    private static Duration forgetAfter(Duration configured) {
        Duration kept = CompanyTopics.kept();
        if (configured.compareTo(kept) < 0) {
            throw new IllegalStateException("tumar.delivery.forget-after is " + configured
                    + ", but claims stay on their" + " topics for " + kept + ": what was forgotten could come again");
        }
        return configured;
    }
}
