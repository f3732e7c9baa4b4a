package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.CaseId;

/// What the responsible person's daily letter counts, and that a day's was sent.
@ApplicationScoped
public class DigestRows {
    /// Some of many.
    ///
    /// @param number how many there are
    /// @param cases the first of them
    public record Counted(long number, List<CaseId> cases) {}

    /// Takes a day's letter to send it, where it was not sent and nobody else is sending it.
    public boolean take(Connection transaction, LocalDate day, Instant now, Duration lease) throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement("INSERT INTO digest (day) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, day);
            insert.executeUpdate();
        }
        try (PreparedStatement update = transaction.prepareStatement(
                "UPDATE digest SET next_at = ? WHERE day = ? AND sent_at IS NULL AND next_at <= ?")) {
            update.setObject(1, now.plus(lease).atOffset(ZoneOffset.UTC));
            update.setObject(2, day);
            update.setObject(3, now.atOffset(ZoneOffset.UTC));
            return update.executeUpdate() == 1;
        }
    }

    /// Notes that a day's letter was sent.
    public void sent(Connection transaction, LocalDate day, Instant at) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("UPDATE digest SET sent_at = ? WHERE day = ?")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setObject(2, day);
            update.executeUpdate();
        }
    }

    /// Requests and inquiries that are not done and due from one day to another, both included.
    public Counted due(Connection transaction, LocalDate from, LocalDate to, int most) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT case_id, count(*) OVER () FROM (
                    SELECT case_id, due FROM request_case WHERE counts AND due BETWEEN ? AND ?
                    UNION ALL SELECT case_id, due FROM authority_inquiry WHERE NOT answered AND due BETWEEN ? AND ?)
                    AS open ORDER BY due, case_id LIMIT ?""")) {
            select.setObject(1, from);
            select.setObject(2, to);
            select.setObject(3, from);
            select.setObject(4, to);
            select.setInt(5, most);
            return counted(select);
        }
    }

    /// Requests with an order to block that some holder has not confirmed.
    public Counted unconfirmedBlocks(Connection transaction, int most) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT case_id, count(*) OVER () FROM (
                    SELECT DISTINCT case_id FROM holder_command WHERE kind = 'BLOCK' AND NOT settled) AS blocks
                ORDER BY case_id LIMIT ?""")) {
            select.setInt(1, most);
            return counted(select);
        }
    }

    /// Requests of which a letter to the applicant was given up since then.
    public Counted failedLetters(Connection transaction, Instant since, int most) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT case_id, count(*) OVER () FROM (
                    SELECT DISTINCT case_id FROM message WHERE state = 'FAILED' AND ended_at > ?) AS failed
                ORDER BY case_id LIMIT ?""")) {
            select.setObject(1, since.atOffset(ZoneOffset.UTC));
            select.setInt(2, most);
            return counted(select);
        }
    }

    /// Requests whose blocked data somebody asked for, or disclosed, since then.
    public Counted alarms(Connection transaction, Instant since, int most) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT case_id, count(*) OVER () FROM (
                    SELECT DISTINCT case_id FROM case_fact
                    WHERE type = 'kz.tumar.BlockAlarmed.v1' AND at > ?) AS alarmed
                ORDER BY case_id LIMIT ?""")) {
            select.setObject(1, since.atOffset(ZoneOffset.UTC));
            select.setInt(2, most);
            return counted(select);
        }
    }

    private static Counted counted(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            var cases = new ArrayList<CaseId>();
            long number = 0;
            while (rows.next()) {
                cases.add(new CaseId(rows.getObject(1, UUID.class)));
                number = rows.getLong(2);
            }
            return new Counted(number, cases);
        }
    }
}
