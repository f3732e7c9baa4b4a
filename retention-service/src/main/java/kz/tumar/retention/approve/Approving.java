package kz.tumar.retention.approve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.DestructionApproved;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.announce.Acts;
import kz.tumar.retention.announce.Concluding;
import kz.tumar.retention.announce.Concluding.Moment;
import kz.tumar.retention.announce.Concluding.Said;
import kz.tumar.retention.announce.Instruction;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.decision.Need;
import kz.tumar.retention.ledger.Approvals;
import kz.tumar.retention.ledger.Decisions;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.People;
import kz.tumar.runtime.problem.ProblemException;

/// Approves orders before they are given, where the policy asks for it (its approval `destruction.order`): one by one
/// or
/// many at once, but only what was shown. Nobody approves twice, or what follows from their own decision.
@ApplicationScoped
public class Approving {
    private final Transactions transactions;
    private final Concluding concluding;

    @Inject
    Approving(Transactions transactions, Concluding concluding) {
        this.transactions = transactions;
        this.concluding = concluding;
    }

    /// What approving would let go.
    ///
    /// @param digest stands for exactly these orders over exactly these data on their days; approving takes it back
    public record Preview(
            int orders,
            int persons,
            SortedMap<HolderCode, Integer> ordersByHolder,
            SortedMap<CategoryCode, Integer> ordersByCategory,
            Sha256 digest) {}

    /// How far an order's approval is.
    public record Standing(OrderId order, int approvals, int needed) {}

    /// Shows what these orders would destroy.
    ///
    /// @throws ProblemException `UNKNOWN_ORDER`, with every order that is not on the schedule
    public Preview preview(List<OrderId> orders) {
        return transactions.inTransaction(transaction -> {
            var scheduled = scheduled(transaction, orders);
            return preview(transaction, scheduled, concluding.moment());
        });
    }

    /// Approves these orders.
    ///
    /// @param seen the digest of the preview
    /// @throws ProblemException `PRECONDITION_FAILED` where they are not what was shown any more; `OWN_DECISION`
    ///     for who approved or decided one of them before, and for whom one is about;
    ///     `CONFLICT` where the policy asks for no approval
    public List<Standing> approve(List<OrderId> orders, Sha256 seen, Instruction by) {
        return transactions.inTransaction(transaction -> {
            var moment = concluding.moment();
            var need = Need.ofOrders(moment.policy()).orElseThrow(() -> new ProblemException(ProblemType.CONFLICT));
            if (!need.roles().contains(by.role())) {
                throw new ProblemException(ProblemType.FORBIDDEN);
            }
            concluding
                    .hold(
                            transaction,
                            scheduled(transaction, orders).stream()
                                    .map(Destruction::subject)
                                    .toList())
                    .values()
                    .forEach(by::requireOther);
            var scheduled = scheduled(transaction, orders);
            if (!preview(transaction, scheduled, moment).digest().equals(seen)) {
                throw new ProblemException(ProblemType.PRECONDITION_FAILED);
            }
            var standings = new ArrayList<Standing>();
            for (var order : scheduled) {
                standings.add(approve(transaction, moment, need, order, by));
            }
            return standings;
        });
    }

    private Standing approve(
            Connection transaction, Moment moment, Need need, Destruction.Scheduled order, Instruction by)
            throws SQLException {
        var officer = by.officer();
        var before = Approvals.of(transaction, order.id());
        if (before.contains(officer) || Decisions.isBy(transaction, order, officer)) {
            throw new ProblemException(ProblemType.OWN_DECISION);
        }
        var fact = new DestructionApproved(
                need.approval(), by.actor(), need.lastAfter(before.size()), order.id(), null, null);
        var cause = by.cause("approve", order.id());
        var found = People.load(transaction, new TreeSet<>(List.of(order.subject())));
        concluding.conclude(transaction, moment, cause, found, new Said(order.subject(), fact, List.of(), List.of()));
        return new Standing(order.id(), before.size() + 1, need.persons());
    }

    private static List<Destruction.Scheduled> scheduled(Connection transaction, Collection<OrderId> orders)
            throws SQLException {
        var scheduled = new ArrayList<Destruction.Scheduled>();
        var violations = new ArrayList<Violation>();
        int i = 0;
        for (var id : orders) {
            if (Orders.find(transaction, id).orElse(null) instanceof Destruction.Scheduled order) {
                scheduled.add(order);
            } else {
                violations.add(new Violation("/orders/" + i, "exists", "an order on the schedule"));
            }
            i++;
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_ORDER, violations);
        }
        return scheduled;
    }

    private static Preview preview(Connection transaction, List<Destruction.Scheduled> orders, Moment moment)
            throws SQLException {
        var byHolder = new TreeMap<HolderCode, Integer>();
        var byCategory = new TreeMap<CategoryCode, Integer>();
        var persons = new HashSet<SubjectRef>();
        var lines = new TreeSet<String>();
        for (var order : orders) {
            var references = People.linked(transaction, order.subject());
            var person = People.load(transaction, references).person();
            persons.add(references.getFirst());
            var holders = new TreeSet<HolderCode>();
            for (var category : order.categories()) {
                byCategory.merge(category, 1, Integer::sum);
                holders.addAll(person.holders(order.subject(), category, moment.rules()));
            }
            holders.forEach(holder -> byHolder.merge(holder, 1, Integer::sum));
            lines.add(order.id() + " " + order.due() + " " + order.categories() + " " + holders);
        }
        return new Preview(orders.size(), persons.size(), byHolder, byCategory, Acts.sha256(String.join("\n", lines)));
    }

    /// Orders that wait for approval, and how far each is.
    public Map<OrderId, Standing> awaiting(int most) {
        return transactions.inTransaction(transaction -> {
            var needed = Need.ofOrders(concluding.moment().policy())
                    .map(Need::persons)
                    .orElse(0);
            var standings = new java.util.LinkedHashMap<OrderId, Standing>();
            for (var id : Approvals.awaiting(transaction, most)) {
                standings.put(id, new Standing(id, Approvals.of(transaction, id).size(), needed));
            }
            return standings;
        });
    }
}
