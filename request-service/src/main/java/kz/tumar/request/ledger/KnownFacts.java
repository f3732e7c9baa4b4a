package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventType;
import kz.tumar.contract.ExportId;
import kz.tumar.contract.SentExport;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ConsentExpired;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentSuperseded;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.DestructionCompleted;
import kz.tumar.contract.fact.DestructionConfirmed;
import kz.tumar.contract.fact.DisclosureMade;
import kz.tumar.contract.fact.DutyAssigned;
import kz.tumar.contract.fact.EmployeeFamiliarised;
import kz.tumar.contract.fact.ExportCreated;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.GroundEnded;
import kz.tumar.contract.fact.GroundEstablished;
import kz.tumar.contract.fact.RetainedLocked;

/// What other services stated about the data of people, as far as an answer tells it: a set of facts, in whatever order
/// they came.
@ApplicationScoped
public class KnownFacts {
    private static final Set<Class<? extends Fact>> TOLD = Set.of(
            ConsentGiven.class,
            ConsentWithdrawn.class,
            ConsentExpired.class,
            ConsentSuperseded.class,
            GroundEstablished.class,
            GroundEnded.class,
            DataHeld.class,
            DisclosureMade.class,
            DutyAssigned.class,
            EmployeeFamiliarised.class,
            RetainedLocked.class,
            DestructionConfirmed.class,
            DestructionCompleted.class);

    /// One of them.
    public record Known(Fact fact, SubjectRef subject, Instant at) {}

    /// Notes a fact where an answer could tell it; repeating it changes nothing.
    public void note(Connection transaction, Event<? extends Fact> event) throws SQLException {
        if (event.data() instanceof ExportCreated export && export.inquiry() != null) {
            noteExport(transaction, export, export.inquiry(), event);
        } else if (TOLD.contains(event.data().getClass()) && event.subject() != null) {
            try (PreparedStatement insert = transaction.prepareStatement("""
                    INSERT INTO known_fact (event_id, subject, type, at, data) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING""")) {
                insert.setObject(1, event.id().value());
                insert.setString(2, event.subject().value());
                insert.setString(3, event.type().value());
                insert.setObject(4, event.time());
                insert.setString(5, FactJson.writeAny(event.data()));
                insert.executeUpdate();
            }
        }
    }

    private static void noteExport(
            Connection transaction, ExportCreated export, CaseId inquiry, Event<? extends Fact> event)
            throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                INSERT INTO inquiry_export (export_id, case_id, subject, package_hash, entries, at)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setObject(1, export.exportId().value());
            insert.setObject(2, inquiry.value());
            insert.setString(3, event.subject() == null ? "" : event.subject().value());
            insert.setString(4, export.packageHash().value());
            insert.setLong(5, export.entries());
            insert.setObject(6, event.time());
            insert.executeUpdate();
        }
    }

    /// What is known about a person, by time.
    public List<Known> about(Connection transaction, Collection<SubjectRef> person) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT type, data, subject, at FROM known_fact WHERE subject = ANY (?) ORDER BY at, event_id")) {
            select.setArray(1, Texts.array(transaction, person));
            try (ResultSet rows = select.executeQuery()) {
                var known = new ArrayList<Known>();
                while (rows.next()) {
                    known.add(new Known(
                            FactJson.readAny(rows.getString(1), rows.getString(2)),
                            new SubjectRef(rows.getString(3)),
                            rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
                return known;
            }
        }
    }

    /// How many facts of a kind are known about these persons; about anybody when none is named.
    public long count(Connection transaction, Class<? extends Fact> kind, Collection<SubjectRef> about)
            throws SQLException {
        String whose = about.isEmpty() ? "" : " AND subject = ANY (?)";
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT count(*) FROM known_fact WHERE type = ?" + whose)) {
            select.setString(1, EventType.of(kind).value());
            if (!about.isEmpty()) {
                select.setArray(2, Texts.array(transaction, about));
            }
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// The exports that were made for an inquiry, by the reference that each was asked for under.
    public List<SentExport> exports(Connection transaction, CaseId inquiry) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT export_id, package_hash FROM inquiry_export WHERE case_id = ? ORDER BY subject, export_id")) {
            select.setObject(1, inquiry.value());
            try (ResultSet rows = select.executeQuery()) {
                var exports = new ArrayList<SentExport>();
                while (rows.next()) {
                    exports.add(
                            new SentExport(new ExportId(rows.getObject(1, UUID.class)), new Sha256(rows.getString(2))));
                }
                return exports;
            }
        }
    }
}
