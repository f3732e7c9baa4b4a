package kz.tumar.audit.hosting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import kz.tumar.audit.announce.LogFacts;
import kz.tumar.audit.note.LogKeyFile;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.note.VerifierKey;
import kz.tumar.audit.sequence.Sequencer;
import kz.tumar.contract.Actor;
import kz.tumar.contract.LogKeyChange;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.LogKeyChanged;

/// The log's keys, and how one takes over from another: it is introduced, then promoted, then the old one is retired.
/// Between the steps as much time may pass as those who verify need to learn of the new key.
@ApplicationScoped
public class ChangingKeys {
    private final LogKeyFile file;
    private final LogFacts facts;
    private final Sequencer sequencer;
    private final Clock clock;

    @Inject
    ChangingKeys(LogConfig config, LogFacts facts, Sequencer sequencer, Clock clock) {
        this.file = new LogKeyFile(config.keyFile());
        this.facts = facts;
        this.sequencer = sequencer;
        this.clock = clock;
    }

    /// Empty before the log's first start.
    public Optional<LogKeys> keys() {
        return file.exists() ? Optional.of(file.read()) : Optional.empty();
    }

    /// @throws IllegalStateException when the step doesn't follow from where the keys are
    public synchronized LogKeys change(LogKeyChange change, Actor actor) {
        LogKeys before = keys().orElseThrow(() -> new IllegalStateException("there is no key yet"));
        LogKeys after = switch (change) {
            case INTRODUCED -> before.introduced();
            case PROMOTED -> before.promoted();
            case RETIRED -> before.retiredSecond();
        };
        VerifierKey concerned = switch (change) {
            case INTRODUCED -> after.second().verifier();
            case PROMOTED -> after.first().verifier();
            case RETIRED -> before.second().verifier();
        };
        LogKeyChanged fact = new LogKeyChanged(
                new Sha256(concerned.fingerprint()),
                change,
                new Sha256(after.first().verifier().fingerprint()),
                actor);
        facts.keyChanged(fact, clock.instant(), () -> file.write(after));
        sequencer.renew();
        return after;
    }
}
