package kz.tumar.request.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DeadlineMissed;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.request.decision.AlsoStated;
import kz.tumar.request.decision.Order;
import kz.tumar.request.decision.Ordering;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Stated;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.Orders;
import kz.tumar.request.ledger.Subjects;

/// Facts of a case as drafts, each followed by the commands it gives rise to, over every reference that the case binds.
@ApplicationScoped
public class Drafting {
    private final Subjects subjects;
    private final Orders orders;
    private final CaseFacts facts;
    private final Instance<Announcer> announcer;

    @Inject
    Drafting(Subjects subjects, Orders orders, CaseFacts facts, Instance<Announcer> announcer) {
        this.subjects = subjects;
        this.orders = orders;
        this.facts = facts;
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

    /// The drafts of facts about a locked person, with what the case states beside them.
    public List<Draft> drafts(
            Connection transaction,
            CaseId caseId,
            List<? extends RequestFact> decided,
            SubjectRef subject,
            Instant at,
            Rules rules)
            throws SQLException {
        ZoneId zone = rules.calendar().zone();
        List<Order> standing =
                orders.of(transaction, caseId).stream().map(Orders.Given::order).toList();
        var stated = new ArrayList<>(facts.of(transaction, caseId));
        SortedSet<SubjectRef> person = subjects.linked(transaction, subject);
        var drafts = new ArrayList<Draft>();
        for (RequestFact fact : AlsoStated.with(decided, stated, subject, person, at, zone)) {
            drafts.add(new Draft.OfFact(subject, timeOf(fact, at, zone), fact));
            for (Order order : Ordering.following(stated, fact, subject, standing)) {
                drafts.addAll(Commanding.all(order, at, at, rules));
            }
            stated.add(new Stated(fact, subject, at));
        }
        return drafts;
    }

    /// A date was missed when it had passed, whenever that is noticed.
    private static OffsetDateTime timeOf(RequestFact fact, Instant at, ZoneId zone) {
        return fact instanceof DeadlineMissed missed
                ? missed.due().plusDays(1).atStartOfDay(zone).toOffsetDateTime()
                : at.atOffset(ZoneOffset.UTC);
    }
}
