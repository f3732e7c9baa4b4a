package kz.tumar.audit.hosting;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import kz.tumar.audit.announce.LogFacts;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.sequence.Sequencer;
import kz.tumar.contract.Actor;
import kz.tumar.contract.LogKeyChange;
import org.jboss.logging.Logger;

/// The log's keys, and how one takes over from another: it is introduced, then promoted, then the old one is retired.
/// Between the steps as much time may pass as those who verify need to learn of the new key.
@ApplicationScoped
public class ChangingKeys {
    private static final Logger LOG = Logger.getLogger(ChangingKeys.class);

    private final KeySteps steps;
    private final Sequencer sequencer;

    @Inject
    ChangingKeys(LogConfig config, LogFacts facts, Sequencer sequencer, Clock clock) {
        this.steps = new KeySteps(config.keyFile(), facts::keyChanged, clock);
        this.sequencer = sequencer;
    }

    /// Empty before the log's first start.
    public Optional<LogKeys> keys() {
        return steps.keys();
    }

    /// @throws IllegalStateException when the step doesn't follow from where the keys are
    public LogKeys change(LogKeyChange change, Actor actor) {
        LogKeys after = steps.change(change, actor);
        sequencer.renew();
        return after;
    }

    /// What a step left unsaid when its process or the database failed.
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        try {
            steps.settle();
        } catch (RuntimeException outage) {
            LOG.warn("that the log's keys changed could not be stated as a fact yet", outage);
        }
    }
}
