package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.fact.DestructionApproved;
import kz.tumar.contract.fact.DestructionPaused;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.BrakeMeasure;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.announce.Instruction;
import kz.tumar.retention.decision.Need;
import kz.tumar.retention.decision.ReadingPolicy;
import kz.tumar.retention.decision.Rules;
import kz.tumar.retention.ledger.Brakes;
import kz.tumar.runtime.problem.ProblemException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The policy's brakes: when more would be destroyed in a window than the policy calls usual, or one system says of too
/// many that their purpose was achieved, everything pauses until enough different people release it. Claims are
/// answered
/// meanwhile; nothing is ordered. A flood is seen when it comes, not when its grace is over.
@ApplicationScoped
public class Braking implements Chore {
    private static final Logger LOG = Logger.getLogger(Braking.class);

    private final Transactions transactions;
    private final Announcer announcer;
    private final Shifts shifts;

    @Inject
    Braking(Transactions transactions, Announcer announcer, Shifts shifts) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.shifts = shifts;
    }

    /// How the brake stands.
    ///
    /// @param approvals how many agreed so far that destruction goes on
    /// @param needed how many different people have to
    public record Standing(Brakes.State state, int approvals, int needed) {}

    private record Tripped(RuleCode brake, @Nullable HolderCode system) {}

    @Override
    public int take(Connection transaction, Shift shift) throws SQLException {
        mayOrder(transaction, shift);
        return 0;
    }

    /// Whether orders may be given now; pauses everything when a brake says so.
    boolean mayOrder(Connection transaction, Shift shift) throws SQLException {
        var state = Brakes.state(transaction);
        if (state.pausedAt() != null) {
            return false;
        }
        if (tripped(transaction, shift, state.releasedAt()).isEmpty()) {
            return true;
        }
        state = Brakes.held(transaction);
        var tripped = tripped(transaction, shift, state.releasedAt());
        if (state.pausedAt() == null && tripped.isPresent()) {
            pause(transaction, shift, state.releasedAt(), tripped.get());
        }
        return false;
    }

    private void pause(Connection transaction, Shift shift, Instant since, Tripped tripped) throws SQLException {
        var cause = Drafting.timer("brake/" + tripped.brake(), "destroy.pause", since.toString());
        say(
                transaction,
                cause,
                shift.rules().version(),
                new DestructionPaused(tripped.brake(), tripped.system()),
                shift.now());
        LOG.warnf("destruction is paused by brake %s until it is released", tripped.brake());
    }

    private static Optional<Tripped> tripped(Connection transaction, Shift shift, Instant releasedAt)
            throws SQLException {
        for (var brake : ReadingPolicy.brakes(shift.policy(), BrakeMeasure.PURPOSE_ACHIEVED_CLAIMS)) {
            var systems = shift.rules().holders().stream()
                    .filter(Rules.HolderRule::commanded)
                    .map(Rules.HolderRule::code)
                    .toList();
            var since = since(shift.now(), brake.window(), releasedAt);
            var flooding = Brakes.flooding(transaction, systems, since, brake.limit());
            if (flooding.isPresent()) {
                return Optional.of(new Tripped(new RuleCode(brake.code().value()), flooding.get()));
            }
        }
        for (var brake : ReadingPolicy.brakes(shift.policy(), BrakeMeasure.DESTRUCTIONS)) {
            var since = since(shift.now(), brake.window(), releasedAt);
            int most = brake.limit() + 1;
            int given = Brakes.ordered(transaction, since, most);
            if (given + Brakes.due(transaction, shift.now(), releasedAt, most) > brake.limit()) {
                return Optional.of(new Tripped(new RuleCode(brake.code().value()), null));
            }
        }
        return Optional.empty();
    }

    private static Instant since(Instant now, Duration window, Instant releasedAt) {
        var from = now.minus(window);
        return from.isAfter(releasedAt) ? from : releasedAt;
    }

    /// How it stands.
    public Standing standing() {
        return transactions.inTransaction(transaction -> standing(transaction, Brakes.state(transaction)));
    }

    private Standing standing(Connection transaction, Brakes.State state) throws SQLException {
        var code = state.code();
        return code == null
                ? new Standing(state, 0, 0)
                : new Standing(
                        state,
                        Brakes.approvals(transaction).size(),
                        Need.ofBrake(shifts.now().policy(), code).persons());
    }

    /// One person agrees that destruction goes on with what is due; the last one needed lets it go.
    ///
    /// @throws ProblemException `FORBIDDEN` in another role than the policy's, `OWN_DECISION` for who agreed before
    public Standing release(Instruction by) {
        return transactions.inTransaction(transaction -> release(transaction, by));
    }

    private Standing release(Connection transaction, Instruction by) throws SQLException {
        var state = Brakes.held(transaction);
        var code = state.code();
        if (state.pausedAt() == null || code == null) {
            return standing(transaction, state);
        }
        var shift = shifts.now();
        var need = Need.ofBrake(shift.policy(), code);
        if (!need.roles().contains(by.role())) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        var before = Brakes.approvals(transaction);
        if (before.contains(by.officer())) {
            throw new ProblemException(ProblemType.OWN_DECISION);
        }
        var approved =
                new DestructionApproved(need.approval(), by.actor(), need.lastAfter(before.size()), null, code, null);
        say(
                transaction,
                by.cause("release", code, state.pausedAt()),
                shift.rules().version(),
                approved,
                shift.now());
        return standing(transaction, Brakes.state(transaction));
    }

    private void say(Connection transaction, Cause cause, PolicyVersion under, RetentionFact fact, Instant now)
            throws SQLException {
        var correlation = new CorrelationId(cause.id().value());
        var draft = new Draft.OfFact(null, Drafting.time(now), fact);
        announcer.announce(transaction, new Announcer.Announcement(cause, correlation, null, under, List.of(draft)));
    }
}
