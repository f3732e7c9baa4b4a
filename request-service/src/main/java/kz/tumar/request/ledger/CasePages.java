package kz.tumar.request.ledger;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Stated;
import org.jspecify.annotations.Nullable;

/// Lists of requests and inquiries. To be called inside a transaction of the service, on whose connection they are
/// read; nothing is ever written through here.
@ApplicationScoped
public class CasePages {
    private static final Sort BY_URGENCY = Sort.by("due", "caseId");

    private final CaseRepository cases;
    private final InquiryRepository inquiries;
    private final FactRepository facts;

    @Inject
    CasePages(CaseRepository cases, InquiryRepository inquiries, FactRepository facts) {
        this.cases = cases;
        this.inquiries = inquiries;
        this.facts = facts;
    }

    /// What a list narrows down by.
    ///
    /// @param open whether open or closed cases are wanted; absent: both
    /// @param afterDue where the page before ended
    /// @param afterCase where the page before ended
    public record Wanted(
            @Nullable Boolean open,
            @Nullable RequestKind kind,
            @Nullable SubjectRef subject,
            @Nullable LocalDate afterDue,
            @Nullable CaseId afterCase,
            int limit) {}

    /// What was received from one instant until before another.
    ///
    /// @param afterReceived where the page before ended
    /// @param afterCase where the page before ended
    public record Since(
            Instant from,
            Instant until,
            @Nullable Instant afterReceived,
            @Nullable CaseId afterCase,
            int limit) {
        /// The page after the one that ended with this request.
        public Since after(RequestCase last) {
            return new Since(from, until, last.filed().receivedAt(), last.id(), limit);
        }
    }

    /// A page of requests by their receipt.
    ///
    /// @throws DeliveryException when the database failed
    public List<RequestCase> received(Since since) {
        Instant from = since.afterReceived() == null ? since.from() : since.afterReceived();
        UUID after =
                since.afterCase() == null ? new UUID(0, 0) : since.afterCase().value();
        return reading(() -> withFacts(cases.find(
                                "(receivedAt, caseId) > (?1, ?2) and receivedAt < ?3",
                                Sort.by("receivedAt", "caseId"),
                                from,
                                after,
                                since.until())
                        .page(0, since.limit())
                        .list())
                .values()
                .stream()
                .map(stated -> RequestCase.of(stated).orElseThrow())
                .toList());
    }

    /// A page of requests with everything stated about each, the earliest due date first.
    ///
    /// @throws DeliveryException when the database failed
    public Map<CaseId, List<Stated>> requests(Wanted wanted) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (wanted.open() instanceof Boolean open) {
            conditions.add(open ? "closed = false" : "closed = true");
        }
        if (wanted.kind() instanceof RequestKind kind) {
            conditions.add("kind = :kind");
            values.put("kind", kind);
        }
        if (wanted.subject() instanceof SubjectRef subject) {
            conditions.add("subject = :subject");
            values.put("subject", subject.value());
        }
        if (wanted.afterDue() instanceof LocalDate due && wanted.afterCase() instanceof CaseId caseId) {
            conditions.add("(due, caseId) > (:due, :caseId)");
            values.put("due", due);
            values.put("caseId", caseId.value());
        }
        return reading(() -> {
            var found = conditions.isEmpty()
                    ? cases.findAll(BY_URGENCY)
                    : cases.find(String.join(" and ", conditions), BY_URGENCY, values);
            return withFacts(found.page(0, wanted.limit()).list());
        });
    }

    /// Inquiries, the earliest due date first.
    ///
    /// @param open whether open or answered ones are wanted; absent: both
    /// @throws DeliveryException when the database failed
    public List<CaseId> inquiries(@Nullable Boolean open, int limit) {
        return reading(() -> (open == null
                        ? inquiries.findAll(BY_URGENCY)
                        : inquiries.find("answered = ?1", BY_URGENCY, !open))
                .page(0, limit).stream().map(row -> new CaseId(row.caseId)).toList());
    }

    /// The facts of all of a page at once, in the page's order.
    private Map<CaseId, List<Stated>> withFacts(List<CaseRow> rows) {
        var page = new LinkedHashMap<CaseId, List<Stated>>();
        rows.forEach(row -> page.put(new CaseId(row.caseId), new ArrayList<>()));
        if (!rows.isEmpty()) {
            var ids = rows.stream().map(row -> row.caseId).toList();
            facts.list("caseId in ?1", Sort.by("seq"), ids)
                    .forEach(fact -> page.computeIfAbsent(new CaseId(fact.caseId), id -> new ArrayList<>())
                            .add(fact.stated()));
        }
        return page;
    }

    private static <T> T reading(Supplier<T> work) {
        try {
            return work.get();
        } catch (PersistenceException failed) {
            throw new DeliveryException("a database read", failed);
        }
    }
}
