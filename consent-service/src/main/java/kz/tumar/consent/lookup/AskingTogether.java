package kz.tumar.consent.lookup;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Answers together what is asked at the same time: whoever asks while others are being answered waits for the next
/// look at the state, and nobody waits for more to come. Each question is read for after it was asked.
@ApplicationScoped
class AskingTogether {
    private static final Logger LOG = Logger.getLogger(AskingTogether.class);

    /// How many questions are answered by one look.
    private static final int MOST = 64;

    /// How many may wait; whoever comes then is answered alone.
    private static final int WAITING = 1_024;

    private static final int LANES = 2;

    /// The metric of how many questions each look answered.
    static final String TOGETHER = "tumar.decisions.together";

    private final Decisions decisions;
    private final DistributionSummary looks;
    private final BlockingQueue<Asking> waiting = new ArrayBlockingQueue<>(WAITING);
    private final List<Thread> lanes = new ArrayList<>();
    private volatile boolean open;

    @Inject
    AskingTogether(Decisions decisions, MeterRegistry meters) {
        this.decisions = decisions;
        this.looks = meters.summary(TOGETHER);
    }

    /// Somebody who asks. Exactly one of the two is called, once, on a thread that must not be held.
    interface Asking {
        Asked.About asked();

        void answered(Decisions.Answered answer);

        /// There is no answer; whoever asks alone is told why.
        void unanswered();
    }

    void start(@Observes StartupEvent started) {
        open = true;
        for (int i = 0; i < LANES; i++) {
            lanes.add(Thread.ofPlatform().name("asking-" + i).daemon(true).start(this::answer));
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        open = false;
        lanes.forEach(Thread::interrupt);
        var left = new ArrayList<Asking>();
        waiting.drainTo(left);
        left.forEach(Asking::unanswered);
    }

    /// Takes a question, unless too many wait; then nothing is called.
    boolean take(Asking asking) {
        return open && waiting.offer(asking);
    }

    private void answer() {
        var together = new ArrayList<Asking>(MOST);
        while (open) {
            try {
                together.add(waiting.take());
            } catch (InterruptedException stopping) {
                return;
            }
            waiting.drainTo(together, MOST - 1);
            answer(together);
            together.clear();
        }
    }

    private void answer(List<Asking> together) {
        List<Decisions.Answered> answers = List.of();
        try {
            answers = decisions.together(together.stream().map(Asking::asked).toList());
            looks.record(together.size());
        } catch (RuntimeException | Error broken) {
            LOG.debug("questions asked together are answered one by one", broken);
        }
        for (int i = 0; i < together.size(); i++) {
            tell(together.get(i), answers.isEmpty() ? null : answers.get(i));
        }
    }

    /// Whoever can't be told is gone; the lane goes on.
    private static void tell(Asking asking, Decisions.@Nullable Answered answer) {
        try {
            if (answer == null) {
                asking.unanswered();
            } else {
                asking.answered(answer);
            }
        } catch (RuntimeException | Error gone) {
            LOG.debug("an answer could not be given", gone);
        }
    }
}
