package kz.tumar.retention.announce;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.delivery.Draft;
import kz.tumar.retention.decision.Ruling;

/// Decisions as drafts, and the causes of what a timer sets off.
public final class Drafting {
    /// Who speaks.
    public static final Source SELF = new Source("/tumar/retention");

    private Drafting() {}

    /// Rulings in their order, all at one time.
    public static List<Draft> facts(List<Ruling> rulings, Instant at) {
        return rulings.stream()
                .map(ruling -> fact(ruling.subject(), ruling.fact(), at))
                .toList();
    }

    /// One fact.
    public static Draft fact(SubjectRef subject, RetentionFact fact, Instant at) {
        return new Draft.OfFact(subject, time(at), fact);
    }

    /// The time of an event, as the wire has it.
    public static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /// The cause that a rule's falling due for an order stands for.
    public static Cause timer(OrderId order, String rule, String due) {
        return timer(order.toString(), rule, due);
    }

    /// The cause that a rule's falling due stands for.
    public static Cause timer(String about, String rule, String due) {
        return new Cause(SELF, DerivedId.ofTimer(about, new RuleCode(rule), due));
    }
}
