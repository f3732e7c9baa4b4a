package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.Confirmation;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.command.CancelDestruction;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.command.DestroyData;
import kz.tumar.contract.command.StopProcessing;
import kz.tumar.contract.fact.DestructionReplayed;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Currency;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.delivery.wire.Wire;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.decision.Person;
import kz.tumar.retention.decision.Rules;
import kz.tumar.retention.ledger.Agenda;
import kz.tumar.retention.ledger.Holders;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.People;
import kz.tumar.retention.ledger.RulesInForce;
import kz.tumar.runtime.policy.PolicyVersions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives the commands that follow from facts: stop processing, cancel a destruction, and, where a database was
/// restored,
/// the orders to destroy that are still outstanding. Each holder's command has ids and bytes that follow from the order
/// alone, so a command given again is the same command.
@ApplicationScoped
class Commanding {
    private final Transactions transactions;
    private final Announcer announcer;
    private final Currency currency;
    private final RulesInForce rules;
    private final Clock clock;
    private final int batch;
    private final Duration barrier;

    @Inject
    Commanding(
            Transactions transactions,
            Announcer announcer,
            Currency currency,
            RulesInForce rules,
            Clock clock,
            @ConfigProperty(name = "tumar.retention.batch") int batch,
            @ConfigProperty(name = "tumar.retention.barrier") Duration barrier) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.currency = currency;
        this.rules = rules;
        this.clock = clock;
        this.batch = batch;
        this.barrier = barrier;
    }

    /// What a command needs to be given.
    private record Giving(
            Agenda.ToCommand what,
            SubjectRef subject,
            Orders.Journey journey,
            Rules rules,
            Instant now,
            Duration repeat) {}

    void run() {
        int taken;
        do {
            boolean replays =
                    transactions.inTransaction(transaction -> Agenda.awaits(transaction, CommandKind.DESTROY));
            if (replays) {
                currency.awaitCurrent(GivingOrders.BARRIER, barrier);
            }
            taken = transactions.inTransaction(transaction -> give(transaction, replays));
        } while (taken == batch);
    }

    private int give(Connection transaction, boolean replays) throws SQLException {
        var due = Agenda.takeCommands(transaction, batch);
        if (due.isEmpty()) {
            return 0;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var inForce = rules.on(PolicyVersions.dayOf(now));
        var repeat = rules.policy(PolicyVersions.dayOf(now)).document().limits().commandRepeat();
        var subjects = new TreeSet<SubjectRef>();
        due.forEach(one -> subjects.add(one.subject()));
        announcer.lock(transaction, subjects);
        for (var one : due) {
            if (one.command() == CommandKind.DESTROY && !replays) {
                continue;
            }
            command(transaction, one, inForce, now, repeat);
            Agenda.commanded(transaction, one.order(), one.command());
        }
        return due.size();
    }

    private void command(Connection transaction, Agenda.ToCommand what, Rules inForce, Instant now, Duration repeat)
            throws SQLException {
        if (what.command() == CommandKind.STOP) {
            var stop = Orders.stop(transaction, what.order()).orElseThrow();
            stop(transaction, stop, new Giving(what, stop.subject(), stop.journey(), inForce, now, repeat));
            return;
        }
        var order = Orders.find(transaction, what.order()).orElseThrow();
        var journey = Orders.journey(transaction, what.order()).orElseThrow();
        var giving = new Giving(what, order.subject(), journey, inForce, now, repeat);
        if (what.command() == CommandKind.CANCEL && order instanceof Destruction.Cancelled cancelled) {
            cancel(transaction, cancelled, giving);
        }
        if (what.command() == CommandKind.DESTROY && order instanceof Destruction.Ordered ordered) {
            replay(transaction, ordered, giving);
        }
    }

    private void stop(Connection transaction, Orders.Stop stop, Giving giving) throws SQLException {
        var references = People.linked(transaction, stop.subject());
        var person = People.load(transaction, references).person();
        if (person.consent(stop.purpose(), giving.rules().dateOf(giving.now())).isPresent()) {
            return;
        }
        for (var holder : giving.rules().holders()) {
            var categories = stopped(holder, stop, person, giving.rules());
            if (holder.commanded() && !categories.isEmpty()) {
                var due = stop.at().plus(holder.confirmsWithin());
                give(
                        transaction,
                        giving,
                        holder,
                        stop.at(),
                        due,
                        new StopProcessing(stop.id(), 1, categories, due, List.of(Confirmation.TIME), stop.purpose()));
            }
        }
    }

    /// What a holder that may know this reference keeps for the purpose.
    private static List<CategoryCode> stopped(Rules.HolderRule holder, Orders.Stop stop, Person person, Rules rules) {
        if (!holder.assumed() && !person.knows(stop.subject(), holder.code())) {
            return List.of();
        }
        return rules.covered(stop.purpose()).stream()
                .filter(category -> holder.categories().values().stream().anyMatch(kept -> kept.contains(category)))
                .sorted()
                .toList();
    }

    private void cancel(Connection transaction, Destruction.Cancelled cancelled, Giving giving) throws SQLException {
        var at = Orders.history(transaction, cancelled.id()).getLast().at();
        for (var code : cancelled.told()) {
            var holder = giving.rules().holder(code);
            if (holder.isPresent() && holder.get().commanded()) {
                var due = at.plus(holder.get().confirmsWithin());
                give(
                        transaction,
                        giving,
                        holder.get(),
                        at,
                        due,
                        new CancelDestruction(
                                cancelled.id(),
                                cancelled.revision(),
                                List.copyOf(cancelled.categories()),
                                due,
                                List.of(Confirmation.COUNTS, Confirmation.TIME)));
            }
        }
    }

    private void replay(Connection transaction, Destruction.Ordered ordered, Giving giving) throws SQLException {
        for (var code : ordered.outstanding()) {
            var holder = giving.rules().holder(code);
            if (holder.isEmpty()) {
                continue;
            }
            var due = giving.now().plus(holder.get().confirmsWithin());
            announcer.announce(
                    transaction,
                    announcement(
                            giving,
                            Drafting.timer(ordered.id(), "destroy.replay", code.value() + " " + giving.now()),
                            Drafting.fact(
                                    giving.subject(), new DestructionReplayed(ordered.id(), code), giving.now())));
            if (!holder.get().commanded()) {
                Holders.task(transaction, ordered.id(), code, due);
                continue;
            }
            give(
                    transaction,
                    giving,
                    holder.get(),
                    giving.now(),
                    due,
                    new DestroyData(
                            ordered.id(),
                            ordered.revision(),
                            List.copyOf(ordered.categories()),
                            due,
                            List.of(Confirmation.COUNTS, Confirmation.METHOD, Confirmation.TIME)));
        }
    }

    private void give(
            Connection transaction, Giving giving, Rules.HolderRule holder, Instant at, Instant due, Command command)
            throws SQLException {
        var kind = giving.what().command();
        var when = kind == CommandKind.DESTROY ? " " + at : "";
        var cause = Drafting.timer(
                giving.what().order(),
                "command." + kind.name().toLowerCase(java.util.Locale.ROOT),
                holder.code().value() + when);
        var events = announcer.announce(
                transaction,
                announcement(
                        giving,
                        cause,
                        new Draft.OfCommand(holder.code(), giving.subject(), Drafting.time(at), command)));
        for (var event : events) {
            Holders.sent(
                    transaction,
                    giving.what().order(),
                    kind,
                    holder.code(),
                    giving.subject(),
                    due,
                    giving.now().plus(giving.repeat()),
                    new String(Wire.write(event), StandardCharsets.UTF_8));
        }
    }

    private static Announcer.Announcement announcement(Giving giving, Cause cause, Draft draft) {
        return new Announcer.Announcement(
                cause,
                giving.journey().correlation(),
                giving.journey().trace(),
                giving.journey().under(),
                List.of(draft));
    }
}
