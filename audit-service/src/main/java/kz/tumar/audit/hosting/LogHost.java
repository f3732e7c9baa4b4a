package kz.tumar.audit.hosting;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import kz.tumar.audit.ledger.StoredTree;
import kz.tumar.audit.sequence.Alarms;
import kz.tumar.audit.sequence.FaultPoints;
import kz.tumar.audit.sequence.LogSettings;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.audit.sequence.Sequencer;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.DedicatedConnections;
import kz.tumar.delivery.Settings;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.KafkaBroker;
import kz.tumar.runtime.hosting.ServiceConfig;

/// Starts the log's sequencer with the application and stops it, after the batch at hand, before the application goes.
@Singleton
final class LogHost {
    private final LogState state = new LogState();
    private final Broker broker;
    private final Sequencer sequencer;
    private final StoredTree tree;

    @Inject
    LogHost(
            LogConfig log,
            ServiceConfig service,
            DedicatedConnections connections,
            AgroalDataSource pool,
            Alarms alarms) {
        this.broker = new KafkaBroker(
                service.kafka().bootstrap(),
                service.kafka().username().orElse(""),
                new Settings.Secret(service.kafka().password().orElse("")));
        LogSettings settings = new LogSettings(
                log.originName(),
                log.keyFile(),
                log.topics().stream().map(TopicName::new).collect(Collectors.toSet()),
                log.batch(),
                log.linger(),
                log.retry());
        this.sequencer = new Sequencer(broker, connections::open, settings, state, alarms, FaultPoints.none());
        this.tree = new StoredTree(pool::getConnection);
        if (log.recover()) {
            sequencer.recover();
        }
    }

    void start(@Observes StartupEvent started) {
        sequencer.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        sequencer.close();
        broker.close();
    }

    @Produces
    @Singleton
    LogState state() {
        return state;
    }

    @Produces
    @Singleton
    Sequencer sequencer() {
        return sequencer;
    }

    @Produces
    @Singleton
    StoredTree tree() {
        return tree;
    }
}
