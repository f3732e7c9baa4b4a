package kz.tumar.request.ledger;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.AuthorityInquiryReceived;
import kz.tumar.contract.fact.BreachRegistered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.contract.fact.SupportingInformationSubmitted;
import kz.tumar.request.decision.Stated;

/// What was stated about cases, in order.
@ApplicationScoped
public class CaseFacts {
    /// Adds a fact of a case.
    ///
    /// @return false when it was there already
    boolean add(Connection transaction, CaseId caseId, Event<? extends RequestFact> event) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                INSERT INTO case_fact (event_id, case_id, subject, type, at, cause, correlation, policy, data)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING""")) {
            insert.setObject(1, event.id().value());
            insert.setObject(2, caseId.value());
            insert.setString(3, event.subject() == null ? null : event.subject().value());
            insert.setString(4, event.type().value());
            insert.setObject(5, event.time());
            insert.setString(6, String.valueOf(event.causationid()));
            insert.setObject(7, event.correlationid().value());
            insert.setString(8, requireNonNull(event.policyversion()).value());
            insert.setString(9, FactJson.write(event.data()));
            return insert.executeUpdate() == 1;
        }
    }

    /// Keeps others from changing what is about nobody in particular until this transaction ends.
    public void lock(Connection transaction, CaseId caseId) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            select.setString(1, caseId.toString());
            select.executeQuery().close();
        }
    }

    /// Everything stated about a case, in order; nothing when there is no such case.
    public List<Stated> of(Connection transaction, CaseId caseId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT type, data, subject, at, event_id FROM case_fact WHERE case_id = ? ORDER BY seq")) {
            select.setObject(1, caseId.value());
            try (ResultSet rows = select.executeQuery()) {
                var facts = new ArrayList<Stated>();
                while (rows.next()) {
                    facts.add(stated(rows));
                }
                return facts;
            }
        }
    }

    /// Everything stated about each of these cases, in order.
    public Map<CaseId, List<Stated>> of(Connection transaction, List<CaseId> cases) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT type, data, subject, at, event_id, case_id FROM case_fact WHERE case_id = ANY (?) ORDER BY seq""")) {
            select.setArray(
                    1,
                    transaction.createArrayOf(
                            "uuid", cases.stream().map(CaseId::value).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                var facts = new HashMap<CaseId, List<Stated>>();
                while (rows.next()) {
                    facts.computeIfAbsent(new CaseId(rows.getObject(6, UUID.class)), id -> new ArrayList<>())
                            .add(stated(rows));
                }
                return facts;
            }
        }
    }

    /// The version of the policy under which the clock of each of these cases started: by that it is
    /// counted.
    public Map<CaseId, PolicyVersion> terms(Connection transaction, List<CaseId> cases) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT DISTINCT ON (case_id) case_id, policy FROM case_fact
                WHERE case_id = ANY (?) AND type IN (?, ?, ?, ?) ORDER BY case_id, seq DESC""")) {
            select.setArray(
                    1,
                    transaction.createArrayOf(
                            "uuid", cases.stream().map(CaseId::value).toArray()));
            select.setString(2, EventType.of(SubjectRequestFiled.class).value());
            select.setString(
                    3, EventType.of(SupportingInformationSubmitted.class).value());
            select.setString(4, EventType.of(AuthorityInquiryReceived.class).value());
            select.setString(5, EventType.of(BreachRegistered.class).value());
            try (ResultSet rows = select.executeQuery()) {
                var terms = new HashMap<CaseId, PolicyVersion>();
                while (rows.next()) {
                    terms.put(new CaseId(rows.getObject(1, UUID.class)), new PolicyVersion(rows.getString(2)));
                }
                return terms;
            }
        }
    }

    private static Stated stated(ResultSet row) throws SQLException {
        String subject = row.getString(3);
        return new Stated(
                FactJson.read(row.getString(1), row.getString(2)),
                subject == null ? null : new SubjectRef(subject),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                new EventId(row.getObject(5, UUID.class)));
    }

    /// The case that a fact belongs to.
    public Optional<CaseId> caseOf(Connection transaction, EventId fact) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT case_id FROM case_fact WHERE event_id = ?")) {
            select.setObject(1, fact.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new CaseId(rows.getObject(1, UUID.class))) : Optional.empty();
            }
        }
    }

    /// The journey that a case belongs to.
    public Optional<CorrelationId> journeyOf(Connection transaction, CaseId caseId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT correlation FROM case_fact WHERE case_id = ? ORDER BY seq LIMIT 1")) {
            select.setObject(1, caseId.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new CorrelationId(rows.getObject(1, UUID.class))) : Optional.empty();
            }
        }
    }

    /// The case that a cause already brought a fact to: then it is not to be decided again.
    public Optional<CaseId> causedBy(Connection transaction, Cause cause) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT case_id FROM case_fact WHERE cause = ? LIMIT 1")) {
            select.setString(1, cause.toString());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new CaseId(rows.getObject(1, UUID.class))) : Optional.empty();
            }
        }
    }
}
