package kz.tumar.bench.recover;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import kz.tumar.bench.withdraw.Claiming;
import kz.tumar.contract.SubjectRef;

/// The load: people who withdraw, one after another at a fixed rate, whatever is being killed.
final class Withdrawing implements AutoCloseable {
    private final Claiming site;
    private final List<SubjectRef> people;
    private final double perSecond;
    private final AtomicInteger done = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closing;

    Withdrawing(Claiming site, List<SubjectRef> people, double perSecond) {
        this.site = site;
        this.people = List.copyOf(people);
        this.perSecond = perSecond;
        this.thread = Thread.ofPlatform().name("withdraw").daemon().start(this::run);
    }

    /// Who has withdrawn by now.
    ///
    /// @throws IllegalStateException when nobody is left, since nothing is under load then
    List<SubjectRef> soFar() {
        int now = done.get();
        if (now == people.size()) {
            throw new IllegalStateException("Everybody has withdrawn before all was killed.");
        }
        return people.subList(0, now);
    }

    private void run() {
        long start = System.nanoTime();
        for (int i = 0; i < people.size() && !closing; i++) {
            long due = start + (long) (i * 1e9 / perSecond);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            site.withdrawal(people.get(i));
            done.set(i + 1);
        }
    }

    @Override
    public void close() {
        stop();
    }

    /// Nobody withdraws from here on.
    void stop() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
