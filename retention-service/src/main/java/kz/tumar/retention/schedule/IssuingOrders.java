package kz.tumar.retention.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.command.DestroyData;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.PartitionOffset;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.decision.Commands;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.decision.Need;
import kz.tumar.retention.decision.Ordering;
import kz.tumar.retention.decision.Reasons;
import kz.tumar.retention.decision.Rules;
import kz.tumar.retention.decision.Settling;
import kz.tumar.retention.ledger.Agenda;
import kz.tumar.retention.ledger.Approvals;
import kz.tumar.retention.ledger.Dispatches;
import kz.tumar.retention.ledger.Dispatches.Dispatch;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.People;

/// One transaction of orders: every person is settled once more, and what then still must go is ordered and commanded.
/// What is the same for all is asked and noted once.
final class IssuingOrders {
    private final Announcer announcer;
    private final Connection transaction;
    private final Shift shift;
    private final List<PartitionOffset> currentTo;
    private final Map<OrderId, Orders.Journey> journeys = new HashMap<>();
    private final List<Dispatch> dispatches = new ArrayList<>();
    private final List<OrderId> given = new ArrayList<>();
    private final List<Ready> ready = new ArrayList<>();
    private final List<OrderId> off = new ArrayList<>();

    /// An order that is to be given: what it states, and whom it tells.
    private record Ready(Agenda.Due due, List<Draft> drafts, List<Rules.HolderRule> told) {}

    /// @param currentTo how far what others stated was read
    IssuingOrders(Announcer announcer, Connection transaction, Shift shift, List<PartitionOffset> currentTo) {
        this.announcer = announcer;
        this.transaction = transaction;
        this.shift = shift;
        this.currentTo = List.copyOf(currentTo);
    }

    /// Issues these orders, which nobody else takes.
    void issue(List<Agenda.Due> due) throws SQLException {
        var linked =
                People.linked(transaction, due.stream().map(Agenda.Due::subject).toList());
        var all = new TreeSet<SubjectRef>();
        linked.values().forEach(all::addAll);
        announcer.lock(transaction, all);
        var byPerson = new LinkedHashMap<SortedSet<SubjectRef>, List<Agenda.Due>>();
        for (var one : due) {
            var references = linked.getOrDefault(one.subject(), new TreeSet<>(Set.of(one.subject())));
            byPerson.computeIfAbsent(references, key -> new ArrayList<>()).add(one);
        }
        journeys.putAll(
                Orders.journeys(transaction, due.stream().map(Agenda.Due::order).toList()));
        var found = People.loadAll(transaction, List.copyOf(byPerson.keySet()));
        int i = 0;
        for (var orders : byPerson.values()) {
            person(found.get(i++), orders);
        }
        announceReady();
        Dispatches.note(transaction, dispatches);
        Agenda.commanded(transaction, given, CommandKind.DESTROY);
        Agenda.notDue(transaction, off);
    }

    private void person(People.Found found, List<Agenda.Due> due) throws SQLException {
        var touched = settled(found, due.getFirst());
        for (var one : due) {
            var order = touched.contains(one.subject())
                    ? Orders.find(transaction, one.order())
                    : found.dossier(one.subject()).orders().stream()
                            .filter(live -> live.id().equals(one.order()))
                            .findFirst();
            if (order.isPresent() && order.get() instanceof Destruction.Scheduled scheduled) {
                if (lacksApproval(scheduled)) {
                    Approvals.await(transaction, scheduled.id());
                    continue;
                }
                order(scheduled, one, found);
            }
            off.add(one.order());
        }
    }

    /// Settles a person once more; says under which references anything followed.
    private Set<SubjectRef> settled(People.Found found, Agenda.Due first) throws SQLException {
        var touched = new HashSet<SubjectRef>();
        var rulings =
                Settling.settle(found.person(), found.dossiers(), Map.of(), shift.rules(), cause(first), shift.now());
        if (!rulings.isEmpty()) {
            announce(first, Drafting.facts(rulings, shift.now()));
            rulings.forEach(ruling -> touched.add(ruling.subject()));
        }
        return touched;
    }

    private boolean lacksApproval(Destruction.Scheduled scheduled) throws SQLException {
        return Need.ofOrders(shift.policy()).isPresent() && !Approvals.complete(transaction, scheduled.id());
    }

    private void order(Destruction.Scheduled scheduled, Agenda.Due due, People.Found found) throws SQLException {
        var ordered = Ordering.order(scheduled, found.person(), shift.rules(), currentTo, shift.now());
        if (ordered.isEmpty()) {
            var off = new DestructionCancelled(scheduled.id(), List.copyOf(scheduled.categories()), Reasons.NOT_HELD);
            announce(due, List.of(Drafting.fact(due.subject(), off, shift.now())));
            return;
        }
        give(ordered.get(), due);
    }

    private void give(DestructionOrdered ordered, Agenda.Due due) throws SQLException {
        var drafts = new ArrayList<Draft>();
        drafts.add(Drafting.fact(due.subject(), ordered, shift.now()));
        var told = new ArrayList<Rules.HolderRule>();
        for (var code : ordered.holders()) {
            var holder = shift.rules().holder(code).orElseThrow();
            var within = shift.now().plus(holder.confirmsWithin());
            if (!holder.commanded()) {
                dispatches.add(Dispatch.task(ordered.orderId(), CommandKind.DESTROY, code, due.subject(), within));
            } else if (shift.observes(code)) {
                dispatches.add(Dispatch.observed(ordered.orderId(), CommandKind.DESTROY, code, due.subject()));
            } else {
                told.add(holder);
                drafts.add(
                        new Draft.OfCommand(code, due.subject(), Drafting.time(shift.now()), destroy(ordered, within)));
            }
        }
        ready.add(new Ready(due, drafts, told));
    }

    /// States and sends all at once: none of them asks what another did.
    private void announceReady() throws SQLException {
        var all = announcer.announceAll(
                transaction,
                ready.stream().map(one -> announcement(one.due(), one.drafts())).toList());
        for (int i = 0; i < all.size(); i++) {
            var due = ready.get(i).due();
            var told = ready.get(i).told();
            var commands = all.get(i).stream()
                    .filter(event -> event.data() instanceof DestroyData)
                    .toList();
            for (int k = 0; k < commands.size(); k++) {
                dispatches.add(Dispatch.sent(
                        due.order(),
                        CommandKind.DESTROY,
                        told.get(k).code(),
                        due.subject(),
                        shift.now().plus(told.get(k).confirmsWithin()),
                        shift.repeatAt(),
                        commands.get(k)));
            }
            given.add(due.order());
        }
    }

    private static DestroyData destroy(DestructionOrdered ordered, Instant within) {
        return Commands.destroy(ordered.orderId(), ordered.revision(), Set.copyOf(ordered.categories()), within);
    }

    private static Cause cause(Agenda.Due due) {
        return Drafting.timer(due.order(), "destroy.order", due.notBefore().toString());
    }

    private void announce(Agenda.Due due, List<Draft> drafts) throws SQLException {
        announcer.announce(transaction, announcement(due, drafts));
    }

    private Announcer.Announcement announcement(Agenda.Due due, List<Draft> drafts) {
        var journey = Objects.requireNonNull(journeys.get(due.order()), "every order has a cause");
        return new Announcer.Announcement(
                cause(due),
                journey.correlation(),
                journey.trace(),
                shift.rules().version(),
                drafts);
    }
}
