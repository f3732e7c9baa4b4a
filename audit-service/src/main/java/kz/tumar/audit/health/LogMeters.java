package kz.tumar.audit.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;
import kz.tumar.audit.scrub.Scrubbing;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.audit.sequence.LogState.Condition;

/// The log's state as metrics.
@ApplicationScoped
class LogMeters {
    private final LogState state;
    private final Scrubbing scrubbing;
    private final MeterRegistry meters;

    @Inject
    LogMeters(LogState state, Scrubbing scrubbing, MeterRegistry meters) {
        this.scrubbing = scrubbing;
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
        scrub("tumar.log.scrub.position", Scrubbing::position);
        scrub("tumar.log.scrub.rounds", Scrubbing::rounds);
        scrub("tumar.log.scrub.broken", found -> found.damage().isPresent() ? 1 : 0);
    }

    private void scrub(String name, ToDoubleFunction<Scrubbing> value) {
        Gauge.builder(name, scrubbing, value).register(meters);
    }

    private void gauge(String name, ToDoubleFunction<LogState> value) {
        Gauge.builder(name, state, value).register(meters);
    }
}
