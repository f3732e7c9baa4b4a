package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.command.Command;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Currency;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.decision.Commands;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.decision.Rules;
import kz.tumar.retention.ledger.Dispatches;
import kz.tumar.retention.ledger.Dispatches.Dispatch;
import kz.tumar.retention.ledger.Enforcement;
import kz.tumar.retention.ledger.Holders;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.People;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Once an order makes our answers bind a system that only observed, gives it what it was not told so far and what
/// still has to be done.
@ApplicationScoped
class Enforcing {
    private final Transactions transactions;
    private final Announcer announcer;
    private final Currency currency;
    private final Shifts shifts;
    private final Telling telling;
    private final Duration barrier;

    @Inject
    Enforcing(
            Transactions transactions,
            Announcer announcer,
            Currency currency,
            Shifts shifts,
            Telling telling,
            @ConfigProperty(name = "tumar.retention.barrier") Duration barrier) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.currency = currency;
        this.shifts = shifts;
        this.telling = telling;
        this.barrier = barrier;
    }

    void run() {
        var shift = shifts.now();
        var bound = bound(shift);
        while (transactions.inTransaction(
                transaction -> !Enforcement.observed(transaction, bound, 1).isEmpty())) {
            currency.awaitCurrent(GivingOrders.BARRIER, barrier);
            var now = shifts.now();
            transactions.inTransaction(transaction -> give(transaction, now, bound));
        }
    }

    private static Set<HolderCode> bound(Shift shift) {
        var bound = new HashSet<HolderCode>();
        shift.rules().holders().stream()
                .filter(Rules.HolderRule::commanded)
                .forEach(holder -> bound.add(holder.code()));
        bound.removeAll(shift.observing());
        return Set.copyOf(bound);
    }

    private int give(Connection transaction, Shift shift, Set<HolderCode> bound) throws SQLException {
        var subjects = new TreeSet<SubjectRef>();
        Enforcement.observed(transaction, bound, shift.most()).forEach(part -> subjects.add(part.subject()));
        announcer.lock(transaction, subjects);
        var dispatches = new ArrayList<Dispatch>();
        for (var part : Enforcement.observed(transaction, bound, shift.most())) {
            if (subjects.contains(part.subject())) {
                give(transaction, shift, part, dispatches);
            }
        }
        Dispatches.note(transaction, dispatches);
        return dispatches.size();
    }

    private void give(Connection transaction, Shift shift, Holders.Part part, List<Dispatch> dispatches)
            throws SQLException {
        var holder = shift.rules().holder(part.holder());
        var told = holder.isEmpty() ? Optional.<Told>empty() : told(transaction, shift, part, holder.get());
        if (holder.isEmpty() || told.isEmpty()) {
            Enforcement.needless(transaction, part);
            return;
        }
        var about = new Telling.About(
                part.order(), part.command(), part.subject(), told.get().journey(), " " + part.holder());
        var message = new Telling.Message(part.holder(), told.get().command());
        dispatches.addAll(telling.tell(transaction, shift, about, shift.now(), List.of(message)));
    }

    private record Told(Command command, Orders.Journey journey) {}

    /// What it has to be told; nothing where that was called off, or consent was given again.
    private static Optional<Told> told(Connection transaction, Shift shift, Holders.Part part, Rules.HolderRule holder)
            throws SQLException {
        var due = shift.now().plus(holder.confirmsWithin());
        if (part.command() == CommandKind.STOP) {
            var stop = Orders.stop(transaction, part.order()).orElseThrow();
            var person = People.load(transaction, People.linked(transaction, stop.subject()))
                    .person();
            return person.consent(stop.purpose(), shift.rules().dateOf(shift.now()))
                            .isPresent()
                    ? Optional.empty()
                    : Commands.stop(stop.id(), stop.subject(), stop.purpose(), holder, person, shift.rules(), due)
                            .map(command -> new Told(command, stop.journey()));
        }
        var journey = Orders.journey(transaction, part.order()).orElseThrow();
        return Orders.find(transaction, part.order())
                .filter(Destruction.Ordered.class::isInstance)
                .map(Destruction.Ordered.class::cast)
                .filter(ordered -> ordered.outstanding().contains(part.holder()))
                .map(ordered -> new Told(
                        Commands.destroy(ordered.id(), ordered.revision(), ordered.categories(), due), journey));
    }
}
