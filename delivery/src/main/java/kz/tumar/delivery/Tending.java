package kz.tumar.delivery;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// What is done from time to time, by whichever process comes first: telling the log of floods, and forgetting what
/// can't come again, so that neither a flood nor the years let the tables grow for nothing.
final class Tending {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CLEARINGS = Duration.ofHours(1);
    private static final Duration BREATH = Duration.ofMillis(50);
    private static final int MOST = 2_000;

    private final Settings settings;
    private final Transactions transactions;
    private final Inbox inbox;
    private final Subjects subjects;
    private final Refusals refusals = new Refusals();
    private final TellingRefusals telling;
    private final Patience patience;
    private long clearedAt = System.nanoTime();

    Tending(
            Settings settings,
            Transactions transactions,
            Inbox inbox,
            Subjects subjects,
            Announcing announcing,
            Patience patience) {
        this.settings = settings;
        this.transactions = transactions;
        this.inbox = inbox;
        this.subjects = subjects;
        this.telling = new TellingRefusals(settings, announcing, refusals);
        this.patience = patience;
    }

    String outage() {
        return patience.outage();
    }

    /// Tends until told to stop.
    void run() {
        while (!patience.stopped()) {
            try {
                repeat(() -> transactions.inTransaction(telling::tell));
                if (System.nanoTime() - clearedAt > BETWEEN_CLEARINGS.toNanos()) {
                    clear();
                    clearedAt = System.nanoTime();
                }
                patience.over();
                patience.rest(BETWEEN_LOOKS);
            } catch (Patience.Stopped stopped) {
                return;
            } catch (RuntimeException | Error failed) {
                patience.met("tending", failed);
            }
        }
    }

    /// Forgets what can be forgotten, a little at a time.
    void clear() {
        var age = settings.forgetAfter();
        repeat(() -> transactions.inTransaction(transaction -> inbox.forget(transaction, age, MOST) == MOST));
        repeat(() -> transactions.inTransaction(transaction -> refusals.forget(transaction, age, MOST) == MOST));
        repeat(() -> transactions.inTransaction(transaction -> subjects.forget(transaction, MOST) == MOST));
    }

    private void repeat(BooleanSupplier some) {
        while (some.getAsBoolean()) {
            patience.requireRunning();
            patience.rest(BREATH);
        }
    }
}
