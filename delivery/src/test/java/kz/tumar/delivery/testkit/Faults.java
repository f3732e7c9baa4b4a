package kz.tumar.delivery.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where and how things fail. A durable step can fail, or fail although it persisted, and who took it can't
/// tell which.
public final class Faults {
    /// The step of writing to the broker.
    public static final String SEND = "send";

    /// The step of asking the broker anything.
    public static final String ASK = "ask";

    /// The step of reading from the broker.
    public static final String POLL = "poll";

    private static final Set<String> OF_THE_BROKER = Set.of(SEND, ASK, POLL);

    /// What becomes of a step that fails.
    public enum Outcome {
        /// Nothing of it remains.
        FAILED,
        /// All of it remains, but its user is told that it failed.
        PERSISTED
    }

    private record Armed(String step, Outcome outcome) {}

    private final List<Armed> armed = new ArrayList<>();
    private @Nullable Random random;
    private double probability;
    private boolean dead;
    private boolean brokerAway;
    private int struck;

    /// Lets the next step fail whose description contains this text: for a transaction, any of its SQL.
    public synchronized void arm(String step, Outcome outcome) {
        armed.add(new Armed(step, outcome));
    }

    /// Lets any durable step fail from now on, now and then.
    public synchronized void randomly(Random source, double how) {
        random = source;
        probability = how;
    }

    /// Nothing fails any more.
    public synchronized void calm() {
        random = null;
        armed.clear();
    }

    /// Everything fails from now on: the process is dead to its database and broker.
    public synchronized void kill() {
        dead = true;
    }

    /// Nobody reaches the broker from now on, or everybody does again; the database is there.
    public synchronized void brokerAway(boolean now) {
        brokerAway = now;
    }

    /// How many steps have failed.
    public synchronized int struck() {
        return struck;
    }

    /// Whether the process is dead.
    public synchronized boolean dead() {
        return dead;
    }

    /// Whether nothing of this process reaches the broker.
    public synchronized boolean cutOff() {
        return dead || brokerAway;
    }

    /// How this step fails, if it does.
    public synchronized Optional<Outcome> strike(String step) {
        if (dead) {
            return Optional.of(Outcome.FAILED);
        }
        if (brokerAway && OF_THE_BROKER.contains(step)) {
            struck++;
            return Optional.of(Outcome.FAILED);
        }
        for (Armed each : armed) {
            if (step.contains(each.step())) {
                armed.remove(each);
                struck++;
                return Optional.of(each.outcome());
            }
        }
        if (random != null && random.nextDouble() < probability) {
            struck++;
            return Optional.of(random.nextBoolean() ? Outcome.FAILED : Outcome.PERSISTED);
        }
        return Optional.empty();
    }
}
