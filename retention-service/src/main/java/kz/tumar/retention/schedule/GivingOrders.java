package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.Confirmation;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.command.DestroyData;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.PartitionOffset;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Currency;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.delivery.wire.Wire;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.decision.Need;
import kz.tumar.retention.decision.Ordering;
import kz.tumar.retention.decision.Reasons;
import kz.tumar.retention.decision.Rules;
import kz.tumar.retention.decision.Settling;
import kz.tumar.retention.ledger.Agenda;
import kz.tumar.retention.ledger.Approvals;
import kz.tumar.retention.ledger.Brakes;
import kz.tumar.retention.ledger.Holders;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.People;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives the orders whose grace is over: everything that consent- and request-service had stated by now is read first,
/// the person is settled once more, and what then still must go is ordered and commanded in one transaction.
@ApplicationScoped
class GivingOrders {
    static final Set<TopicName> BARRIER = Set.of(new TopicName("tumar.consent"), new TopicName("tumar.request"));

    private final Transactions transactions;
    private final Announcer announcer;
    private final Currency currency;
    private final Shifts shifts;
    private final Braking braking;
    private final int batch;
    private final Duration barrier;

    @Inject
    GivingOrders(
            Transactions transactions,
            Announcer announcer,
            Currency currency,
            Shifts shifts,
            Braking braking,
            @ConfigProperty(name = "tumar.retention.batch") int batch,
            @ConfigProperty(name = "tumar.retention.barrier") Duration barrier) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.currency = currency;
        this.shifts = shifts;
        this.braking = braking;
        this.batch = batch;
        this.barrier = barrier;
    }

    void run() {
        int taken;
        do {
            var shift = shifts.now();
            boolean any = transactions.inTransaction(transaction -> {
                if (Need.ofOrders(shift.policy()).isEmpty()) {
                    Approvals.needless(transaction, batch);
                }
                return Agenda.countDue(transaction, shift.now(), 1) > 0 && braking.mayOrder(transaction, shift);
            });
            if (!any) {
                return;
            }
            var currentTo = currency.awaitCurrent(BARRIER, barrier);
            taken = transactions.inTransaction(transaction -> give(transaction, shift, currentTo));
        } while (taken == batch);
    }

    private int give(Connection transaction, Shift shift, List<PartitionOffset> currentTo) throws SQLException {
        var due = Agenda.takeDue(transaction, shift.now(), batch);
        if (due.isEmpty() || Brakes.shared(transaction).pausedAt() != null) {
            return 0;
        }
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
        var found = People.loadAll(transaction, List.copyOf(byPerson.keySet()));
        int i = 0;
        for (var orders : byPerson.values()) {
            person(transaction, found.get(i++), orders, shift, currentTo);
        }
        return due.size();
    }

    private void person(
            Connection transaction,
            People.Found found,
            List<Agenda.Due> due,
            Shift shift,
            List<PartitionOffset> currentTo)
            throws SQLException {
        var inForce = shift.rules();
        var now = shift.now();
        var first = due.getFirst();
        var cause =
                Drafting.timer(first.order(), "destroy.order", first.notBefore().toString());
        var rulings = Settling.settle(found.person(), found.dossiers(), Map.of(), inForce, cause, now);
        var touched = new HashSet<SubjectRef>();
        if (!rulings.isEmpty()) {
            var journey = Orders.journey(transaction, first.order()).orElseThrow();
            announcer.announce(
                    transaction,
                    new Announcer.Announcement(
                            cause,
                            journey.correlation(),
                            journey.trace(),
                            inForce.version(),
                            Drafting.facts(rulings, now)));
            rulings.forEach(ruling -> touched.add(ruling.subject()));
        }
        for (var one : due) {
            var order = touched.contains(one.subject())
                    ? Orders.find(transaction, one.order())
                    : found.dossier(one.subject()).orders().stream()
                            .filter(live -> live.id().equals(one.order()))
                            .findFirst();
            if (order.isPresent() && order.get() instanceof Destruction.Scheduled scheduled) {
                if (lacksApproval(transaction, shift, scheduled)) {
                    Approvals.await(transaction, scheduled.id());
                    continue;
                }
                give(transaction, scheduled, one, found, shift, currentTo);
            }
            Agenda.notDue(transaction, one.order());
        }
    }

    private static boolean lacksApproval(Connection transaction, Shift shift, Destruction.Scheduled scheduled)
            throws SQLException {
        return Need.ofOrders(shift.policy()).isPresent() && !Approvals.complete(transaction, scheduled.id());
    }

    private void give(
            Connection transaction,
            Destruction.Scheduled scheduled,
            Agenda.Due due,
            People.Found found,
            Shift shift,
            List<PartitionOffset> currentTo)
            throws SQLException {
        var inForce = shift.rules();
        var now = shift.now();
        var subject = scheduled.subject();
        var ordered = Ordering.order(scheduled, found.person(), inForce, currentTo, now);
        var drafts = new ArrayList<Draft>();
        var told = new ArrayList<Rules.HolderRule>();
        if (ordered.isEmpty()) {
            drafts.add(Drafting.fact(
                    subject,
                    new DestructionCancelled(scheduled.id(), List.copyOf(scheduled.categories()), Reasons.NOT_HELD),
                    now));
        } else {
            drafts.add(Drafting.fact(subject, ordered.get(), now));
            for (var holder : holders(ordered.get(), inForce)) {
                if (holder.commanded()) {
                    told.add(holder);
                    drafts.add(new Draft.OfCommand(
                            holder.code(), subject, Drafting.time(now), destroy(ordered.get(), holder, now)));
                }
            }
        }
        var journey = Orders.journey(transaction, scheduled.id()).orElseThrow();
        var events = announcer.announce(
                transaction,
                new Announcer.Announcement(
                        Drafting.timer(
                                due.order(), "destroy.order", due.notBefore().toString()),
                        journey.correlation(),
                        journey.trace(),
                        inForce.version(),
                        drafts));
        if (ordered.isPresent()) {
            note(transaction, ordered.get(), told, events, subject, shift);
        }
    }

    static DestroyData destroy(DestructionOrdered ordered, Rules.HolderRule holder, Instant now) {
        return new DestroyData(
                ordered.orderId(),
                ordered.revision(),
                ordered.categories(),
                now.plus(holder.confirmsWithin()),
                List.of(Confirmation.COUNTS, Confirmation.METHOD, Confirmation.TIME));
    }

    private static List<Rules.HolderRule> holders(DestructionOrdered ordered, Rules inForce) {
        return ordered.holders().stream()
                .flatMap(code -> inForce.holder(code).stream())
                .toList();
    }

    private void note(
            Connection transaction,
            DestructionOrdered ordered,
            List<Rules.HolderRule> told,
            List<Event<?>> events,
            SubjectRef subject,
            Shift shift)
            throws SQLException {
        var now = shift.now();
        var commands = events.stream()
                .filter(event -> event.data() instanceof DestroyData)
                .toList();
        var repeat = now.plus(shift.policy().document().limits().commandRepeat());
        for (int i = 0; i < commands.size(); i++) {
            HolderCode holder = told.get(i).code();
            Holders.sent(
                    transaction,
                    ordered.orderId(),
                    CommandKind.DESTROY,
                    holder,
                    subject,
                    now.plus(told.get(i).confirmsWithin()),
                    repeat,
                    new String(Wire.write(commands.get(i)), StandardCharsets.UTF_8));
        }
        for (var holder : holders(ordered, shift.rules())) {
            if (!holder.commanded()) {
                Holders.task(transaction, ordered.orderId(), holder.code(), now.plus(holder.confirmsWithin()));
            }
        }
        Agenda.commanded(transaction, ordered.orderId(), CommandKind.DESTROY);
    }
}
