package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DestructionReplayed;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Currency;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.decision.Commands;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.decision.Person;
import kz.tumar.retention.decision.Rules;
import kz.tumar.retention.ledger.Agenda;
import kz.tumar.retention.ledger.Dispatches;
import kz.tumar.retention.ledger.Dispatches.Dispatch;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.People;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives the commands that follow from facts: stop processing, cancel a destruction, and, where a database was
/// restored, the orders to destroy that are still outstanding.
@ApplicationScoped
class Commanding {
    private final Transactions transactions;
    private final Announcer announcer;
    private final Currency currency;
    private final Shifts shifts;
    private final Telling telling;
    private final Duration barrier;

    @Inject
    Commanding(
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
        boolean more;
        do {
            var shift = shifts.now();
            var kinds = EnumSet.of(CommandKind.STOP, CommandKind.CANCEL);
            if (transactions.inTransaction(transaction -> Agenda.awaits(transaction, CommandKind.DESTROY))) {
                currency.awaitCurrent(GivingOrders.BARRIER, barrier);
                kinds.add(CommandKind.DESTROY);
            }
            more = transactions.inTransaction(transaction -> give(transaction, shift, kinds)) == shift.most();
        } while (more);
    }

    private int give(Connection transaction, Shift shift, Set<CommandKind> kinds) throws SQLException {
        var due = Agenda.takeCommands(transaction, kinds, shift.most());
        if (due.isEmpty()) {
            return 0;
        }
        announcer.lock(
                transaction,
                due.stream().map(Agenda.ToCommand::subject).collect(Collectors.toCollection(TreeSet::new)));
        var dispatches = new ArrayList<Dispatch>(stops(transaction, shift, of(due, CommandKind.STOP)));
        for (var order : of(due, CommandKind.CANCEL)) {
            if (Orders.find(transaction, order).orElseThrow() instanceof Destruction.Cancelled cancelled) {
                dispatches.addAll(cancel(transaction, shift, cancelled));
            }
        }
        for (var order : of(due, CommandKind.DESTROY)) {
            if (Orders.find(transaction, order).orElseThrow() instanceof Destruction.Ordered ordered) {
                dispatches.addAll(replay(transaction, shift, ordered));
            }
        }
        Dispatches.note(transaction, dispatches);
        for (var kind : kinds) {
            Agenda.commanded(transaction, of(due, kind), kind);
        }
        return due.size();
    }

    private static List<OrderId> of(List<Agenda.ToCommand> due, CommandKind kind) {
        return due.stream()
                .filter(one -> one.command() == kind)
                .map(Agenda.ToCommand::order)
                .toList();
    }

    private List<Dispatch> stops(Connection transaction, Shift shift, Collection<OrderId> orders) throws SQLException {
        var stops = Orders.stops(transaction, orders);
        var linked = People.linked(
                transaction, stops.stream().map(Orders.Stop::subject).toList());
        var references = stops.stream().map(stop -> references(linked, stop)).toList();
        var found = People.loadAll(transaction, references);
        var dispatches = new ArrayList<Dispatch>();
        for (int i = 0; i < stops.size(); i++) {
            dispatches.addAll(
                    stop(transaction, shift, stops.get(i), found.get(i).person()));
        }
        return dispatches;
    }

    private static SortedSet<SubjectRef> references(Map<SubjectRef, SortedSet<SubjectRef>> linked, Orders.Stop stop) {
        return linked.getOrDefault(stop.subject(), new TreeSet<>(Set.of(stop.subject())));
    }

    private List<Dispatch> stop(Connection transaction, Shift shift, Orders.Stop stop, Person person)
            throws SQLException {
        if (person.consent(stop.purpose(), shift.rules().dateOf(shift.now())).isPresent()) {
            return List.of();
        }
        var about = new Telling.About(stop.id(), CommandKind.STOP, stop.subject(), stop.journey(), "");
        var messages = new ArrayList<Telling.Message>();
        var dispatches = new ArrayList<Dispatch>();
        for (var holder : shift.rules().holders()) {
            var due = stop.at().plus(holder.confirmsWithin());
            Commands.stop(stop.id(), stop.subject(), stop.purpose(), holder, person, shift.rules(), due)
                    .ifPresent(command -> messages.add(new Telling.Message(holder.code(), command)));
            if (!shift.observes(holder.code())
                    && Commands.stopByHand(stop.subject(), stop.purpose(), holder, person, shift.rules())) {
                dispatches.add(Dispatch.task(stop.id(), CommandKind.STOP, holder.code(), stop.subject(), due));
            }
        }
        dispatches.addAll(telling.tell(transaction, shift, about, stop.at(), messages));
        return dispatches;
    }

    private List<Dispatch> cancel(Connection transaction, Shift shift, Destruction.Cancelled cancelled)
            throws SQLException {
        var at = Orders.history(transaction, cancelled.id()).getLast().at();
        var journey = Orders.journey(transaction, cancelled.id()).orElseThrow();
        var about = new Telling.About(cancelled.id(), CommandKind.CANCEL, cancelled.subject(), journey, "");
        var messages = cancelled.told().stream()
                .filter(code -> !shift.observes(code))
                .flatMap(code -> shift.rules().holder(code).stream())
                .filter(Rules.HolderRule::commanded)
                .map(holder -> new Telling.Message(
                        holder.code(), Commands.cancel(cancelled, at.plus(holder.confirmsWithin()))))
                .toList();
        return telling.tell(transaction, shift, about, at, messages);
    }

    private List<Dispatch> replay(Connection transaction, Shift shift, Destruction.Ordered ordered)
            throws SQLException {
        var journey = Orders.journey(transaction, ordered.id()).orElseThrow();
        var about = new Telling.About(ordered.id(), CommandKind.DESTROY, ordered.subject(), journey, " " + shift.now());
        var dispatches = new ArrayList<Dispatch>();
        var messages = new ArrayList<Telling.Message>();
        for (var code : ordered.outstanding()) {
            var holder = shift.rules().holder(code);
            if (holder.isEmpty()) {
                continue;
            }
            var due = shift.now().plus(holder.get().confirmsWithin());
            if (!shift.observes(code)) {
                var cause = Drafting.timer(ordered.id(), "destroy.replay", code.value() + " " + shift.now());
                var fact = new DestructionReplayed(ordered.id(), code);
                telling.state(transaction, journey, cause, ordered.subject(), fact, shift.now());
            }
            if (holder.get().commanded()) {
                var command = Commands.destroy(ordered.id(), ordered.revision(), ordered.categories(), due);
                messages.add(new Telling.Message(code, command));
            } else {
                dispatches.add(Dispatch.task(ordered.id(), CommandKind.DESTROY, code, ordered.subject(), due));
            }
        }
        dispatches.addAll(telling.tell(transaction, shift, about, shift.now(), messages));
        return dispatches;
    }
}
