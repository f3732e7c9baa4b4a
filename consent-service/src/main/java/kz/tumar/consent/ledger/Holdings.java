package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.consent.decision.Moment;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.DestructionConfirmed;

/// What each holder said it holds: of two words about one category, the later counts, in whatever order they came.
@ApplicationScoped
public class Holdings {
    /// What one holder holds about a person.
    ///
    /// @param automated by computer or not (clause 7.3)
    public record Holding(
            HolderCode system,
            CategoryCode category,
            SubjectCategoryCode subjectCategory,
            Provenance provenance,
            boolean automated,
            LocalDate since) {}

    /// How many people a holder holds a category about.
    public record Stock(
            HolderCode system,
            CategoryCode category,
            SubjectCategoryCode subjectCategory,
            Provenance provenance,
            boolean automated,
            long subjects,
            LocalDate since) {}

    void add(Connection transaction, SubjectRef subject, Moment moment, DataHeld held) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                INSERT INTO holding (subject, system, category, subject_category, provenance, automated, since, at, id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (subject, system, subject_category, category) DO UPDATE SET
                    provenance = excluded.provenance, automated = excluded.automated, since = excluded.since,
                    at = excluded.at, id = excluded.id
                WHERE (holding.at, holding.id) < (excluded.at, excluded.id)""")) {
            for (CategoryCode category : held.categories()) {
                upsert.setString(1, subject.value());
                upsert.setString(2, held.system().value());
                upsert.setString(3, category.value());
                upsert.setString(4, held.subjectCategory().value());
                upsert.setString(5, held.provenance().name());
                upsert.setBoolean(6, held.automated());
                upsert.setObject(7, held.since());
                upsert.setObject(8, moment.at().atOffset(ZoneOffset.UTC));
                upsert.setObject(9, moment.id());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /// What a holder confirmed to have destroyed it holds no longer, unless it says later that it does again.
    void gone(Connection transaction, SubjectRef subject, Instant at, DestructionConfirmed confirmed)
            throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                INSERT INTO holding_gone (subject, system, category, at) VALUES (?, ?, ?, ?)
                ON CONFLICT (subject, system, category) DO UPDATE SET at = greatest(holding_gone.at, excluded.at)""")) {
            for (CategoryCount count : confirmed.counts()) {
                upsert.setString(1, subject.value());
                upsert.setString(2, confirmed.holder().value());
                upsert.setString(3, count.category().value());
                upsert.setObject(4, at.atOffset(ZoneOffset.UTC));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /// What is held about the person behind a reference, under all linked references.
    public List<Holding> about(Connection connection, SubjectRef subject) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT h.system, h.category, h.subject_category, h.provenance, h.automated, min(h.since)
                FROM subject s JOIN holding h ON h.subject = ANY (s.members) WHERE s.ref = ?
                AND NOT EXISTS (SELECT FROM holding_gone g WHERE g.subject = h.subject AND g.system = h.system
                    AND g.category = h.category AND g.at >= h.at)
                GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5""")) {
            select.setString(1, subject.value());
            try (ResultSet rows = select.executeQuery()) {
                var holdings = new ArrayList<Holding>();
                while (rows.next()) {
                    holdings.add(new Holding(
                            new HolderCode(rows.getString(1)),
                            new CategoryCode(rows.getString(2)),
                            new SubjectCategoryCode(rows.getString(3)),
                            Provenance.valueOf(rows.getString(4)),
                            rows.getBoolean(5),
                            rows.getObject(6, LocalDate.class)));
                }
                return holdings;
            }
        }
    }

    /// What every holder holds, counted (clause 2.2).
    public List<Stock> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT system, category, subject_category, provenance, automated, count(*), min(since)
                FROM holding h
                WHERE NOT EXISTS (SELECT FROM holding_gone g WHERE g.subject = h.subject AND g.system = h.system
                    AND g.category = h.category AND g.at >= h.at)
                GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5""");
                ResultSet rows = select.executeQuery()) {
            var stocks = new ArrayList<Stock>();
            while (rows.next()) {
                stocks.add(new Stock(
                        new HolderCode(rows.getString(1)),
                        new CategoryCode(rows.getString(2)),
                        new SubjectCategoryCode(rows.getString(3)),
                        Provenance.valueOf(rows.getString(4)),
                        rows.getBoolean(5),
                        rows.getLong(6),
                        rows.getObject(7, LocalDate.class)));
            }
            return stocks;
        }
    }
}
