package kz.tumar.request.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.request.decision.Order;
import kz.tumar.request.decision.Ordering;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.Orders;
import kz.tumar.request.ledger.Subjects;

/// Facts of a case as drafts, each followed by the commands it gives rise to, over every reference of the person.
@ApplicationScoped
public class Drafting {
    private final Subjects subjects;
    private final Orders orders;
    private final Instance<Announcer> announcer;

    @Inject
    Drafting(Subjects subjects, Orders orders, Instance<Announcer> announcer) {
        this.subjects = subjects;
        this.orders = orders;
        this.announcer = announcer;
    }

    /// Locks every reference of a person, and returns them: whoever decides about one must not be overtaken by who
    /// decides about the next.
    public SortedSet<SubjectRef> lock(Connection transaction, SubjectRef subject) throws SQLException {
        SortedSet<SubjectRef> person = subjects.linked(transaction, subject);
        while (true) {
            announcer.get().lock(transaction, person);
            SortedSet<SubjectRef> again = subjects.linked(transaction, subject);
            if (person.containsAll(again)) {
                return again;
            }
            person = again;
        }
    }

    /// The drafts of facts about a locked person.
    public List<Draft> drafts(
            Connection transaction,
            CaseId caseId,
            List<? extends RequestFact> facts,
            SubjectRef subject,
            Instant at,
            Rules rules)
            throws SQLException {
        SortedSet<SubjectRef> person = subjects.linked(transaction, subject);
        List<Order> standing =
                orders.of(transaction, caseId).stream().map(Orders.Given::order).toList();
        var drafts = new ArrayList<Draft>();
        for (RequestFact fact : facts) {
            drafts.add(new Draft.OfFact(subject, at.atOffset(ZoneOffset.UTC), fact));
            for (Order order : Ordering.from(fact, person, standing)) {
                drafts.addAll(Commanding.all(order, at, at, rules));
            }
        }
        return drafts;
    }
}
