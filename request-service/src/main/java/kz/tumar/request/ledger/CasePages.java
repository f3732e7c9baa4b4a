package kz.tumar.request.ledger;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private final CaseFacts facts;

    @Inject
    CasePages(CaseRepository cases, InquiryRepository inquiries, CaseFacts facts) {
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
    public List<RequestCase> received(Connection transaction, Since since) throws SQLException {
        Instant from = since.afterReceived() == null ? since.from() : since.afterReceived();
        UUID after =
                since.afterCase() == null ? new UUID(0, 0) : since.afterCase().value();
        return withFacts(
                transaction,
                reading(() -> cases
                        .find(
                                "(receivedAt, caseId) > (?1, ?2) and receivedAt < ?3",
                                Sort.by("receivedAt", "caseId"),
                                from,
                                after,
                                since.until())
                        .page(0, since.limit())
                        .stream()
                        .map(row -> new CaseId(row.caseId))
                        .toList()));
    }

    /// A page of requests, the earliest due date first. This is the page that is asked for most, so it is read without
    /// entities, which took half of the time of a page.
    ///
    /// @throws DeliveryException when the database failed
    public List<RequestCase> requests(Connection transaction, Wanted wanted) throws SQLException {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (wanted.open() instanceof Boolean open) {
            conditions.add(open ? "NOT closed" : "closed");
        }
        if (wanted.kind() instanceof RequestKind kind) {
            conditions.add("kind = ?");
            values.add(kind.name());
        }
        if (wanted.subject() instanceof SubjectRef subject) {
            conditions.add("subject = ?");
            values.add(subject.value());
        }
        if (wanted.afterDue() instanceof LocalDate due && wanted.afterCase() instanceof CaseId caseId) {
            conditions.add("(due, case_id) > (?, ?)");
            values.add(due);
            values.add(caseId.value());
        }
        values.add(wanted.limit());
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        var page = new ArrayList<CaseId>();
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT case_id FROM request_case" + where + " ORDER BY due, case_id LIMIT ?")) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(new CaseId(rows.getObject(1, UUID.class)));
                }
            }
        }
        return withFacts(transaction, page);
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
    private List<RequestCase> withFacts(Connection transaction, List<CaseId> page) throws SQLException {
        if (page.isEmpty()) {
            return List.of();
        }
        Map<CaseId, List<Stated>> stated = facts.of(transaction, page);
        return page.stream()
                .map(id -> RequestCase.of(stated.getOrDefault(id, List.of())).orElseThrow())
                .toList();
    }

    private static <T> T reading(Supplier<T> work) {
        try {
            return work.get();
        } catch (PersistenceException failed) {
            throw new DeliveryException("a database read", failed);
        }
    }
}
