package kz.tumar.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How one worker meets outages: it pauses, longer each time up to a bound, and tries the same again, until it
/// is told to stop. What outage it is in can be seen from outside.
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration SHORTEST = Duration.ofMillis(50);

    private final CountDownLatch stop;
    private final Duration longest;
    private volatile String outage = "";
    private Duration pause = SHORTEST;

    Patience(CountDownLatch stop, Duration longest) {
        this.stop = stop;
        this.longest = longest;
    }

    /// Does this until it is done, whatever outage comes between. What came too early leaves it at once.
    ///
    /// @throws Stopped when told to stop before it was done
    <T> T through(String doing, Supplier<T> work) {
        while (true) {
            requireRunning();
            try {
                T result = work.get();
                over();
                return result;
            } catch (RuntimeException failed) {
                var kind = Failure.of(failed);
                if (kind == Failure.BUG || kind == Failure.EARLY) {
                    throw failed;
                }
                met(doing, failed);
            }
        }
    }

    /// Notes an outage and pauses.
    void met(String doing, Throwable failed) {
        if (!outage.equals(doing)) {
            LOG.atWarn()
                    .addKeyValue("doing", doing)
                    .addKeyValue("failure", Failure.nameOf(failed))
                    .log("outage met, pausing");
        }
        LOG.debug("outage", failed);
        outage = doing;
        rest(pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1)));
        var doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    void over() {
        if (!outage.isEmpty()) {
            LOG.atInfo().addKeyValue("doing", outage).log("outage over");
            outage = "";
        }
        pause = SHORTEST;
    }

    String outage() {
        return outage;
    }

    boolean stopped() {
        return stop.getCount() == 0;
    }

    void requireRunning() {
        if (stopped()) {
            throw new Stopped();
        }
    }

    /// Waits this long, or until told to stop.
    void rest(Duration time) {
        try {
            stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /// Leaves a worker that was told to stop.
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }
}
