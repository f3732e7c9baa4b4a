package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventType;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.IdentityVerified;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.SubjectRequestFiled;

/// Who filed requests: people whom nobody knows yet, and people who filed more than one.
@ApplicationScoped
public class Filers {
    private final Subjects subjects;

    @jakarta.inject.Inject
    Filers(Subjects subjects) {
        this.subjects = subjects;
    }

    /// A request of somebody whom nobody knows.
    public record Unmatched(CaseId caseId, SubjectRef subject, Instant receivedAt) {}

    void fold(Connection transaction, Event<? extends RequestFact> event) throws SQLException {
        if (event.subject() instanceof SubjectRef subject
                && event.data() instanceof SubjectRequestFiled filed
                && Boolean.TRUE.equals(filed.unmatched())) {
            add(transaction, subject, filed);
        }
    }

    /// Whether a reference was made for somebody whom nobody knew, and stands for no one else yet.
    public boolean unmatched(Connection transaction, SubjectRef reference) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT 1 FROM subject WHERE ref = ? AND system = ?")) {
            select.setString(1, reference.value());
            select.setString(2, Searches.SELF.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && subjects.linked(transaction, reference).size() == 1;
            }
        }
    }

    /// Which of these were made for somebody whom nobody knew, stand for no one else, and in whose requests no
    /// officer has verified who they are.
    Set<SubjectRef> unproven(Connection transaction, Collection<SubjectRef> references) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT s.ref FROM subject s WHERE s.ref = ANY (?) AND s.system = ?
                AND NOT EXISTS (SELECT FROM request_case c JOIN case_fact f ON f.case_id = c.case_id
                    WHERE c.subject = s.ref AND f.type = ?)
                AND NOT EXISTS (SELECT FROM (
                    SELECT DISTINCT ON (l.a, l.b) l.linked FROM subject_link l
                    WHERE l.a = s.ref OR l.b = s.ref ORDER BY l.a, l.b, l.at DESC, l.linked) AS latest
                    WHERE latest.linked)""")) {
            select.setArray(1, Texts.array(transaction, references));
            select.setString(2, Searches.SELF.value());
            select.setString(3, EventType.of(IdentityVerified.class).value());
            try (ResultSet rows = select.executeQuery()) {
                var unproven = new HashSet<SubjectRef>();
                while (rows.next()) {
                    unproven.add(new SubjectRef(rows.getString(1)));
                }
                return unproven;
            }
        }
    }

    /// Open requests of people who are still not found, the longest waiting first.
    public List<Unmatched> unmatched(Connection transaction, int limit) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT u.case_id, u.subject, u.received_at FROM unmatched_filer u
                JOIN request_case c ON c.case_id = u.case_id AND NOT c.closed
                WHERE NOT EXISTS (SELECT FROM (
                    SELECT DISTINCT ON (l.a, l.b) l.linked FROM subject_link l
                    WHERE l.a = u.subject OR l.b = u.subject ORDER BY l.a, l.b, l.at DESC, l.linked) AS latest
                    WHERE latest.linked)
                ORDER BY u.received_at, u.case_id LIMIT ?""")) {
            select.setInt(1, limit);
            try (ResultSet rows = select.executeQuery()) {
                var unmatched = new ArrayList<Unmatched>();
                while (rows.next()) {
                    unmatched.add(new Unmatched(
                            new CaseId(rows.getObject(1, UUID.class)),
                            new SubjectRef(rows.getString(2)),
                            rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
                return unmatched;
            }
        }
    }

    /// Open requests of a person for the same, the earliest first.
    public List<CaseId> alike(Connection transaction, Collection<SubjectRef> person, RequestKind kind)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT case_id FROM request_case WHERE subject = ANY (?) AND kind = ? AND NOT closed
                ORDER BY received_at, case_id""")) {
            select.setArray(1, Texts.array(transaction, person));
            select.setString(2, kind.name());
            try (ResultSet rows = select.executeQuery()) {
                var alike = new ArrayList<CaseId>();
                while (rows.next()) {
                    alike.add(new CaseId(rows.getObject(1, UUID.class)));
                }
                return alike;
            }
        }
    }

    private static void add(Connection transaction, SubjectRef subject, SubjectRequestFiled filed) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                INSERT INTO unmatched_filer (case_id, subject, received_at) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING""")) {
            insert.setObject(1, filed.caseId().value());
            insert.setString(2, subject.value());
            insert.setObject(3, filed.receivedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
