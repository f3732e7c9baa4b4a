package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.fact.AccessDenied;
import org.jspecify.annotations.Nullable;

/// Keeps denials, all those that come at the same time in one transaction: so a flood of them takes one connection,
/// and not one each.
final class CountingDenials implements Denials {
    private static final int MOST = 500;

    private final Settings settings;
    private final Transactions transactions;
    private final Inbox inbox;
    private final Announcing announcing;
    private final BooleanSupplier serving;
    private final Refusals refusals = new Refusals();
    private final ArrayDeque<Denied> pending = new ArrayDeque<>();
    private final Object keeping = new Object();

    private static final class Denied {
        final EventId id = new EventId(UUID.randomUUID());
        final Actor actor;
        final ProblemType problem;
        final Instant at;

        @Nullable
        Batch batch;

        Denied(Actor actor, ProblemType problem, Instant at) {
            this.actor = actor;
            this.problem = problem;
            this.at = at;
        }
    }

    /// What is kept at once or not at all, however often that is tried.
    private static final class Batch {
        final List<Denied> all = new ArrayList<>();
        boolean kept;
    }

    CountingDenials(
            Settings settings, Transactions transactions, Inbox inbox, Announcing announcing, BooleanSupplier serving) {
        this.settings = settings;
        this.transactions = transactions;
        this.inbox = inbox;
        this.announcing = announcing;
        this.serving = serving;
    }

    @Override
    public void denied(Actor actor, ProblemType problem, Instant at) {
        if (!serving.getAsBoolean()) {
            throw new DeliveryException("this service is not serving yet", null);
        }
        var mine = new Denied(actor, problem, at);
        synchronized (pending) {
            pending.add(mine);
        }
        synchronized (keeping) {
            var batch = mine.batch == null ? batchWith(mine) : mine.batch;
            if (!batch.kept) {
                keep(batch);
            }
        }
    }

    /// This one and those that wait with it.
    private Batch batchWith(Denied mine) {
        var batch = new Batch();
        synchronized (pending) {
            pending.remove(mine);
            batch.all.add(mine);
            while (batch.all.size() < MOST && !pending.isEmpty()) {
                batch.all.add(pending.poll());
            }
        }
        batch.all.forEach(each -> each.batch = batch);
        return batch;
    }

    /// Where this fails, each of the others tries the same batch again.
    private void keep(Batch batch) {
        for (int attempt = 1; !batch.kept; attempt++) {
            try {
                transactions.inTransaction(transaction -> keep(transaction, batch.all));
                batch.kept = true;
            } catch (RuntimeException failed) {
                if (attempt >= settings.attempts()) {
                    throw failed;
                }
            }
        }
    }

    /// The first one's id stands for them all: where the answer to a commit was lost, they are not counted again.
    private int keep(Connection transaction, List<Denied> all) throws SQLException {
        var cause = new Cause(settings.source(), all.getFirst().id);
        if (inbox.recordForeign(transaction, Identity.of(cause), new byte[0]) != Inbox.Seen.NEW) {
            return 0;
        }
        var round = new Round(transaction, refusals, announcing, inbox, null, java.util.Map.of());
        for (Denied each : all) {
            var kind = Refusals.Kind.of(Refusals.What.ACCESS, ActorCodes.codeOf(each.actor), each.problem, each.at);
            if (round.isStated(kind, null)) {
                state(transaction, each);
            }
        }
        round.finish();
        return all.size();
    }

    private void state(Connection transaction, Denied denied) throws SQLException {
        var fact = new AccessDenied(denied.actor, denied.problem);
        var reason = new Announcing.Reason(
                new Cause(settings.source(), denied.id), new CorrelationId(denied.id.value()), null, null);
        announcing.announce(
                transaction, reason, List.of(new Draft.OfFact(null, denied.at.atOffset(ZoneOffset.UTC), fact)));
    }
}
