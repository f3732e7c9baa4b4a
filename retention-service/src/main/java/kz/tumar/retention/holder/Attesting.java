package kz.tumar.retention.holder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.fact.StopAnswered;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.announce.Acts;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.announce.Instruction;
import kz.tumar.retention.decision.Answering;
import kz.tumar.retention.decision.Answering.Reply;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.decision.Methods;
import kz.tumar.retention.ledger.Holders;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.People;
import kz.tumar.retention.ledger.RulesInForce;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;

/// What a person attests for a holder that has no topics: paper, a mailbox, backups.
@ApplicationScoped
public class Attesting {
    private final Transactions transactions;
    private final Announcer announcer;
    private final RulesInForce rules;
    private final Acts acts;
    private final Clock clock;

    @Inject
    Attesting(Transactions transactions, Announcer announcer, RulesInForce rules, Acts acts, Clock clock) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.rules = rules;
        this.acts = acts;
        this.clock = clock;
    }

    /// What people have to attest, the most urgent first.
    public List<Holders.Part> tasks(int most) {
        return transactions.inTransaction(transaction -> Holders.tasks(transaction, most));
    }

    /// Takes an attestation; the same key again changes nothing.
    ///
    /// @throws ProblemException what is wrong with it; `OWN_DECISION` for whom the order is about
    public void attest(HolderCode holder, Attested attested, Instruction by) {
        var done = new CommandDone(
                attested.order(),
                attested.revision(),
                CommandKind.DESTROY,
                attested.counts(),
                attested.method(),
                attested.doneAt(),
                by.officer(),
                null);
        transactions.inTransaction(transaction -> take(transaction, holder, done, by));
    }

    private boolean take(Connection transaction, HolderCode holder, CommandDone done, Instruction by)
            throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (done.doneAt().isAfter(now)) {
            throw new ProblemException(ProblemType.TIME_IN_FUTURE, List.of(new Violation("/doneAt", "maximum", "now")));
        }
        var inForce = rules.on(PolicyVersions.dayOf(now));
        var manual = inForce.holder(holder).filter(found -> !found.commanded());
        if (manual.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_A_HOLDER);
        }
        announcer.lock(transaction, Set.of(order(transaction, done.orderId()).subject()));
        var order = order(transaction, done.orderId());
        by.requireOther(People.linked(transaction, order.subject()));
        var reply = new Reply(done.orderId(), done.revision(), CommandKind.DESTROY, CommandOutcome.DONE, holder, done);
        var policy = rules.policy(inForce.version()).orElseThrow();
        return switch (Methods.listed(Answering.toDestruction(order, reply), reply, policy)) {
            case Answering.Refused(var problem, var violations) -> throw new ProblemException(problem, violations);
            case Answering.Counts counts -> {
                var drafts = new ArrayList<Draft>();
                counts.facts().forEach(fact -> drafts.add(Drafting.fact(order.subject(), fact, now)));
                var completed = counts.completed();
                if (completed != null) {
                    var written = acts.write(transaction, completed)
                            .orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
                    drafts.add(Drafting.fact(order.subject(), Acts.completed(completed.id(), written), now));
                    Orders.keepAct(transaction, completed.id(), written.text());
                }
                var journey = Orders.journey(transaction, order.id()).orElseThrow();
                announcer.announce(
                        transaction,
                        new Announcer.Announcement(
                                by.cause("attest", order.id(), holder, done.revision()),
                                journey.correlation(),
                                journey.trace(),
                                inForce.version(),
                                drafts));
                yield true;
            }
        };
    }

    /// Takes a person's word that a holder without topics stopped processing; the same key again changes nothing.
    ///
    /// @throws ProblemException what is wrong with it; `OWN_DECISION` for whom the order is about
    public void stopped(HolderCode holder, OrderId id, Instruction by) {
        transactions.inTransaction(transaction -> {
            var stop = Orders.stop(transaction, id).orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_ORDER));
            announcer.lock(transaction, Set.of(stop.subject()));
            var part = Holders.part(transaction, id, CommandKind.STOP, holder)
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_A_HOLDER));
            by.requireOther(People.linked(transaction, stop.subject()));
            if (!part.state().equals("TASK")) {
                if (part.message() != null) {
                    throw new ProblemException(ProblemType.NOT_A_HOLDER);
                }
                return false;
            }
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            announcer.announce(
                    transaction,
                    new Announcer.Announcement(
                            by.cause("stopped", id, holder),
                            stop.journey().correlation(),
                            stop.journey().trace(),
                            rules.on(PolicyVersions.dayOf(now)).version(),
                            List.of(Drafting.fact(
                                    stop.subject(),
                                    new StopAnswered(id, CommandKind.STOP, holder, CommandOutcome.DONE),
                                    now))));
            return true;
        });
    }

    private static Destruction order(Connection transaction, OrderId id) throws SQLException {
        return Orders.find(transaction, id).orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_ORDER));
    }
}
