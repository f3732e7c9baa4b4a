package kz.tumar.consent.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import kz.tumar.consent.ledger.Enforcement;
import kz.tumar.contract.HolderCode;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Holder;
import kz.tumar.policy.Mode;
import kz.tumar.policy.Policy;
import org.jspecify.annotations.Nullable;

/// Whether answers bind a system: it enforces where the policy says so, or since an order made it. What orders made is
/// read again after a second.
@ApplicationScoped
class Modes {
    private static final long FRESH_MILLIS = 1_000;

    private final Enforcement enforcement;
    private final Transactions transactions;
    private final Clock clock;
    private volatile @Nullable Known known;

    @Inject
    Modes(Enforcement enforcement, Transactions transactions, Clock clock) {
        this.enforcement = enforcement;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A system the policy does not name is told what binds everybody.
    Mode of(Policy policy, HolderCode system) {
        Mode first = policy.holder(system).map(Holder::mode).orElse(Mode.ENFORCE);
        return first == Mode.OBSERVE && !enforced().contains(system) ? Mode.OBSERVE : Mode.ENFORCE;
    }

    private Set<HolderCode> enforced() {
        Known held = known;
        if (held == null || clock.millis() > held.until()) {
            held = new Known(transactions.inTransaction(enforcement::systems), clock.millis() + FRESH_MILLIS);
            known = held;
        }
        return held.systems();
    }

    private record Known(Set<HolderCode> systems, long until) {}
}
