package kz.tumar.audit.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.scrub.Scrubbing;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.audit.sequence.LogState.Condition;
import kz.tumar.audit.witness.Witnessing;

/// The log's state as metrics.
@ApplicationScoped
class LogMeters {
    private final LogState state;
    private final Scrubbing scrubbing;
    private final Witnessing witnessing;
    private final MeterRegistry meters;

    @Inject
    LogMeters(LogState state, Scrubbing scrubbing, Witnessing witnessing, MeterRegistry meters) {
        this.scrubbing = scrubbing;
        this.witnessing = witnessing;
        this.state = state;
        this.meters = meters;
    }

    void register(@Observes StartupEvent started) {
        gauge("tumar.log.size", LogState::size);
        gauge("tumar.log.signed.size", LogState::signedSize);
        gauge("tumar.log.lag", LogState::lag);
        gauge("tumar.log.repeated", LogState::repeated);
        gauge("tumar.log.set.aside", LogState::aside);
        gauge("tumar.log.reread", LogState::reread);
        gauge("tumar.log.refusing", log -> log.condition() instanceof Condition.Refusing ? 1 : 0);
        gauge("tumar.log.writing", log -> log.condition() instanceof Condition.Following ? 1 : 0);
        Gauge.builder("tumar.log.witnessed.size", witnessing, LogMeters::witnessed)
                .register(meters);
        Gauge.builder("tumar.log.witnesses.enough", witnessing, seen -> seen.keepsUp() ? 1 : 0)
                .register(meters);
        Gauge.builder("tumar.log.witnesses.accuse", witnessing, seen -> seen.isAccused() ? 1 : 0)
                .register(meters);
        scrub("tumar.log.scrub.position", Scrubbing::position);
        scrub("tumar.log.scrub.rounds", Scrubbing::rounds);
        scrub("tumar.log.scrub.broken", found -> found.damage().isPresent() ? 1 : 0);
    }

    private static double witnessed(Witnessing witnessing) {
        return witnessing.enough().map(note -> Checkpoint.parse(note).size()).orElse(0L);
    }

    private void scrub(String name, ToDoubleFunction<Scrubbing> value) {
        Gauge.builder(name, scrubbing, value).register(meters);
    }

    private void gauge(String name, ToDoubleFunction<LogState> value) {
        Gauge.builder(name, state, value).register(meters);
    }
}
