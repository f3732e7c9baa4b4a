package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.BrakeMeasure;
import kz.tumar.policy.Policy;
import kz.tumar.retention.decision.ReadingPolicy;
import kz.tumar.retention.ledger.Agenda;
import kz.tumar.retention.ledger.Brakes;
import kz.tumar.retention.ledger.RulesInForce;
import kz.tumar.runtime.policy.PolicyVersions;
import org.jboss.logging.Logger;

/// The policy's brakes: when more would be destroyed in a window than the policy calls usual, everything pauses until a
/// person releases it. Claims are answered meanwhile; nothing is ordered.
@ApplicationScoped
public class Braking {
    private static final Logger LOG = Logger.getLogger(Braking.class);

    private final RulesInForce rules;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    Braking(RulesInForce rules, Transactions transactions, Clock clock) {
        this.rules = rules;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Whether orders may be given now; pauses everything when a brake says so.
    boolean mayOrder(Connection transaction, Instant now) throws SQLException {
        var state = Brakes.state(transaction);
        if (state.pausedAt() != null) {
            return false;
        }
        var policy = rules.policy(PolicyVersions.dayOf(now));
        var tripped = tripped(transaction, policy, state.releasedAt(), now);
        if (tripped == null) {
            return true;
        }
        Brakes.pause(transaction, tripped, now);
        LOG.warnf("destruction is paused by brake %s until it is released", tripped);
        return false;
    }

    private static @org.jspecify.annotations.Nullable String tripped(
            Connection transaction, Policy policy, Instant releasedAt, Instant now) throws SQLException {
        if (releasedAt.plus(Duration.ofSeconds(1)).isAfter(now)) {
            return null;
        }
        for (var brake : ReadingPolicy.brakes(policy, BrakeMeasure.DESTRUCTIONS)) {
            var since = later(now.minus(brake.window()), releasedAt);
            int given = Brakes.ordered(transaction, since, brake.limit() + 1);
            int due = releasedAt.isAfter(now.minus(brake.window()))
                    ? 0
                    : Agenda.countDue(transaction, now, brake.limit() + 1);
            if (given + due > brake.limit()) {
                return brake.code().value();
            }
        }
        for (var brake : ReadingPolicy.brakes(policy, BrakeMeasure.PURPOSE_ACHIEVED_CLAIMS)) {
            var since = later(now.minus(brake.window()), releasedAt);
            if (Brakes.flooding(transaction, since, brake.limit()).isPresent()) {
                return brake.code().value();
            }
        }
        return null;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// How it stands.
    public Brakes.State state() {
        return transactions.inTransaction(Brakes::state);
    }

    /// Lets go on with what is due.
    ///
    /// @return whether it was paused
    public boolean release() {
        return transactions.inTransaction(transaction -> Brakes.release(transaction, clock.instant()));
    }
}
