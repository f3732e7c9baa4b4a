package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.request.decision.Inquiry;
import kz.tumar.request.decision.RequestCase;
import org.jspecify.annotations.Nullable;

/// Requests and inquiries by what lists and timers ask for. Each row follows from its case's facts.
@ApplicationScoped
public class CaseRows {
    /// A request whose due date under a profile has passed.
    public record Overdue(CaseId caseId, LocalDate due) {}

    void write(Connection transaction, RequestCase request) throws SQLException {
        boolean counts = request.clockRuns() && !request.resolved();
        try (PreparedStatement upsert = transaction.prepareStatement("""
                INSERT INTO request_case (case_id, subject, kind, received_at, policy_due, statutory_due, due,
                    clock_runs, closed, blocked, policy_open, law_open, policy_warned, law_warned, calendar, counts,
                    begins_blocked, representative, review_on, reason, decided, decided_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (case_id) DO UPDATE SET policy_due = excluded.policy_due,
                    statutory_due = excluded.statutory_due, due = excluded.due, clock_runs = excluded.clock_runs,
                    closed = excluded.closed, blocked = excluded.blocked, policy_open = excluded.policy_open,
                    law_open = excluded.law_open, policy_warned = excluded.policy_warned,
                    law_warned = excluded.law_warned, calendar = excluded.calendar,
                    counts = excluded.counts, received_at = excluded.received_at, review_on = excluded.review_on,
                    reason = excluded.reason, decided = excluded.decided,
                    begins_blocked = excluded.begins_blocked,
                    decided_at = excluded.decided_at""")) {
            upsert.setObject(1, request.id().value());
            upsert.setString(2, request.subject().value());
            upsert.setString(3, request.kind().name());
            upsert.setObject(4, request.filed().receivedAt().atOffset(ZoneOffset.UTC));
            upsert.setObject(5, request.policyDue());
            upsert.setObject(6, request.statutoryDue());
            upsert.setObject(7, request.due());
            upsert.setBoolean(8, request.clockRuns());
            upsert.setBoolean(9, request.closed());
            upsert.setBoolean(10, request.standingBlock().isPresent());
            upsert.setBoolean(11, counts && !request.missed(DeadlineProfile.POLICY, request.policyDue()));
            upsert.setBoolean(12, counts && !request.missed(DeadlineProfile.LAW, request.statutoryDue()));
            upsert.setBoolean(13, request.warned(DeadlineProfile.POLICY, request.policyDue()));
            upsert.setBoolean(14, request.warned(DeadlineProfile.LAW, request.statutoryDue()));
            upsert.setString(15, request.calendarVersion().value());
            upsert.setBoolean(16, counts);
            upsert.setBoolean(
                    17, request.all(ProcessingBlocked.class).stream().findAny().isPresent());
            SubjectRef representative = request.filed().actedBy().representative();
            upsert.setString(18, representative == null ? null : representative.value());
            upsert.setObject(19, request.awaitedReview().orElse(null));
            Optional<Earlier> decision = Earlier.of(request);
            upsert.setString(20, decision.map(Earlier::reason).orElse(null));
            upsert.setBoolean(21, request.resolved());
            upsert.setObject(
                    22, decision.map(one -> one.at().atOffset(ZoneOffset.UTC)).orElse(null));
            upsert.executeUpdate();
        }
    }

    void write(Connection transaction, Inquiry inquiry, boolean missed) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                INSERT INTO authority_inquiry (case_id, due, answered, missed, calendar) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (case_id) DO UPDATE SET due = excluded.due, answered = excluded.answered,
                    missed = excluded.missed, calendar = excluded.calendar""")) {
            upsert.setObject(1, inquiry.id().value());
            upsert.setObject(2, inquiry.due());
            upsert.setBoolean(3, inquiry.answered().isPresent());
            upsert.setBoolean(4, missed);
            upsert.setString(5, inquiry.calendarVersion().value());
            upsert.executeUpdate();
        }
    }

    /// Requests of these references with a block that stands.
    public List<CaseId> blocking(Connection transaction, Iterable<SubjectRef> references) throws SQLException {
        var all = new ArrayList<SubjectRef>();
        references.forEach(all::add);
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT case_id FROM request_case WHERE subject = ANY (?) AND blocked ORDER BY received_at, case_id")) {
            select.setArray(1, Texts.array(transaction, all));
            return ids(select);
        }
    }

    /// Requests with a block that is to be looked at again by a day.
    public List<CaseId> reviewed(Connection transaction, LocalDate today, int limit) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT case_id FROM request_case WHERE review_on <= ? ORDER BY review_on LIMIT ?")) {
            select.setObject(1, today);
            select.setInt(2, limit);
            return ids(select);
        }
    }

    /// Decided requests of a kind with this reason, the newest first.
    public List<CaseId> decidedAlike(Connection transaction, RequestKind kind, ReasonCode reason, int limit)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT case_id FROM request_case
                WHERE reason = ? AND kind = ? ORDER BY decided_at DESC, case_id LIMIT ?""")) {
            select.setString(1, reason.value());
            select.setString(2, kind.name());
            select.setInt(3, limit);
            return ids(select);
        }
    }

    /// How many requests with a block these references, or one representative for anybody, made since an instant.
    public int blocksBy(
            Connection transaction, Iterable<SubjectRef> references, @Nullable SubjectRef representative, Instant since)
            throws SQLException {
        var all = new ArrayList<SubjectRef>();
        references.forEach(all::add);
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT count(*) FROM request_case
                WHERE begins_blocked AND received_at >= ? AND (subject = ANY (?) OR representative = ?)""")) {
            select.setObject(1, since.atOffset(ZoneOffset.UTC));
            select.setArray(2, Texts.array(transaction, all));
            select.setString(3, representative == null ? null : representative.value());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /// Requests of these references that are open or hold a block: they bind whoever the person turns out to be.
    public List<CaseId> binding(Connection transaction, Iterable<SubjectRef> references) throws SQLException {
        var all = new ArrayList<SubjectRef>();
        references.forEach(all::add);
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT case_id FROM request_case
                WHERE subject = ANY (?) AND (NOT closed OR blocked) ORDER BY received_at, case_id""")) {
            select.setArray(1, Texts.array(transaction, all));
            return ids(select);
        }
    }

    /// Requests whose date under a profile has passed and of which that was not stated yet.
    public List<Overdue> overdue(Connection transaction, DeadlineProfile profile, LocalDate today, int limit)
            throws SQLException {
        String sql = profile == DeadlineProfile.POLICY
                ? "SELECT case_id, policy_due FROM request_case WHERE policy_open AND policy_due < ?"
                        + " ORDER BY policy_due LIMIT ?"
                : "SELECT case_id, statutory_due FROM request_case WHERE law_open AND statutory_due < ?"
                        + " ORDER BY statutory_due LIMIT ?";
        return overdue(transaction, sql, today, limit);
    }

    /// Requests whose date under a profile has not passed but comes by a day, and of which that was not
    /// stated yet.
    public List<Overdue> approaching(
            Connection transaction, DeadlineProfile profile, LocalDate today, LocalDate until, int limit)
            throws SQLException {
        String sql = profile == DeadlineProfile.POLICY
                ? "SELECT case_id, policy_due FROM request_case WHERE policy_open AND NOT policy_warned"
                        + " AND policy_due BETWEEN ? AND ? ORDER BY policy_due LIMIT ?"
                : "SELECT case_id, statutory_due FROM request_case WHERE law_open AND NOT law_warned"
                        + " AND statutory_due BETWEEN ? AND ? ORDER BY statutory_due LIMIT ?";
        try (PreparedStatement select = transaction.prepareStatement(sql)) {
            select.setObject(1, today);
            select.setObject(2, until);
            select.setInt(3, limit);
            return overdue(select);
        }
    }

    /// Open requests with a clock that runs, missed ones included, whose dates were counted with
    /// another calendar, by id.
    ///
    /// @param after where the page before ended
    public List<CaseId> countedOtherwise(Connection transaction, CalendarVersion calendar, CaseId after, int limit)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT case_id FROM request_case
                WHERE case_id > ? AND counts AND calendar <> ? ORDER BY case_id LIMIT ?""")) {
            select.setObject(1, after.value());
            select.setString(2, calendar.value());
            select.setInt(3, limit);
            return ids(select);
        }
    }

    /// Notes that the dates of these requests are the same under this calendar: they need no fact.
    public void agree(Connection transaction, List<CaseId> cases, CalendarVersion calendar) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("UPDATE request_case SET calendar = ? WHERE case_id = ANY (?)")) {
            update.setString(1, calendar.value());
            update.setArray(
                    2,
                    transaction.createArrayOf(
                            "uuid", cases.stream().map(CaseId::value).toArray()));
            update.executeUpdate();
        }
    }

    /// How many requests there are about these persons; about anybody when none is named.
    public long count(Connection transaction, Collection<SubjectRef> about) throws SQLException {
        String whose = about.isEmpty() ? "" : " WHERE subject = ANY (?)";
        try (PreparedStatement select = transaction.prepareStatement("SELECT count(*) FROM request_case" + whose)) {
            if (!about.isEmpty()) {
                select.setArray(1, Texts.array(transaction, about));
            }
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// Inquiries whose date has passed and of which that was not stated yet.
    public List<Overdue> overdueInquiries(Connection transaction, LocalDate today, int limit) throws SQLException {
        String sql = "SELECT case_id, due FROM authority_inquiry WHERE NOT answered AND NOT missed AND due < ?"
                + " ORDER BY due LIMIT ?";
        return overdue(transaction, sql, today, limit);
    }

    private static List<Overdue> overdue(Connection transaction, String sql, LocalDate today, int limit)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(sql)) {
            select.setObject(1, today);
            select.setInt(2, limit);
            return overdue(select);
        }
    }

    private static List<Overdue> overdue(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            var overdue = new ArrayList<Overdue>();
            while (rows.next()) {
                overdue.add(new Overdue(new CaseId(rows.getObject(1, UUID.class)), rows.getObject(2, LocalDate.class)));
            }
            return overdue;
        }
    }

    private static List<CaseId> ids(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            var ids = new ArrayList<CaseId>();
            while (rows.next()) {
                ids.add(new CaseId(rows.getObject(1, UUID.class)));
            }
            return ids;
        }
    }
}
