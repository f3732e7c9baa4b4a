package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kz.tumar.consent.decision.Moment;
import kz.tumar.consent.decision.TellingRecipients.Transfer;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.WithdrawalNoticeId;
import kz.tumar.contract.fact.WithdrawalNoticeDue;
import kz.tumar.contract.fact.WithdrawalNoticeGiven;
import org.jspecify.annotations.Nullable;

/// Recipients of data who must be told that consent was withdrawn, and what became of each notice.
@ApplicationScoped
public class WithdrawalNotices {
    private static final String SELECT = """
            SELECT w.id, w.subject, w.purpose, w.recipient, w.at, w.due,
                (SELECT count(*) FROM withdrawal_notice_given g WHERE g.id = w.id),
                EXISTS (SELECT FROM withdrawal_notice_given g WHERE g.id = w.id AND g.acknowledged),
                EXISTS (SELECT FROM withdrawal_notice_overdue o WHERE o.id = w.id)
            FROM withdrawal_notice w
            """;
    private static final String OPEN =
            "NOT EXISTS (SELECT FROM withdrawal_notice_given g WHERE g.id = w.id AND g.acknowledged)";

    /// One notice.
    ///
    /// @param due the last day for the recipient to have stopped, where the policy has that term
    /// @param told how often the recipient was told
    /// @param acknowledged whether the recipient said that it has stopped
    /// @param overdue whether it was stated that it did not in time
    public record Notice(
            WithdrawalNoticeId id,
            SubjectRef subject,
            PurposeCode purpose,
            RecipientCode recipient,
            Instant at,
            @Nullable LocalDate due,
            int told,
            boolean acknowledged,
            boolean overdue) {}

    void due(Connection transaction, SubjectRef subject, Instant at, WithdrawalNoticeDue notice) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO withdrawal_notice (id, subject, purpose, recipient, at, due) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")) {
            insert.setObject(1, notice.noticeId().value());
            insert.setString(2, subject.value());
            insert.setString(3, notice.purpose().value());
            insert.setString(4, notice.recipient().value());
            insert.setObject(5, at.atOffset(ZoneOffset.UTC));
            insert.setObject(6, notice.due());
            insert.executeUpdate();
        }
    }

    void given(Connection transaction, Moment moment, WithdrawalNoticeGiven given) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO withdrawal_notice_given (id, fact, acknowledged, at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")) {
            insert.setObject(1, given.noticeId().value());
            insert.setObject(2, moment.id());
            insert.setBoolean(3, given.acknowledged());
            insert.setObject(4, moment.at().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    void overdue(Connection transaction, WithdrawalNoticeId id) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO withdrawal_notice_overdue (id) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, id.value());
            insert.executeUpdate();
        }
    }

    /// Who is told already that consent to a purpose was withdrawn under these references, and of which moment.
    public List<Transfer> told(Connection connection, Collection<SubjectRef> references, PurposeCode purpose)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT recipient, max(at) FROM withdrawal_notice WHERE subject = ANY (?) AND purpose = ? GROUP BY 1")) {
            select.setArray(1, Texts.array(connection, references));
            select.setString(2, purpose.value());
            return Disclosures.transfers(select);
        }
    }

    /// The notice of this id.
    public Optional<Notice> find(Connection connection, WithdrawalNoticeId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "WHERE w.id = ?")) {
            select.setObject(1, id.value());
            return read(select).stream().findFirst();
        }
    }

    /// Notices whose recipient did not say yet that it has stopped, the most urgent first, at most so many.
    public List<Notice> open(Connection connection, int most) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "WHERE " + OPEN + " ORDER BY w.due NULLS LAST, w.id LIMIT ?")) {
            select.setInt(1, most);
            return read(select);
        }
    }

    /// Open notices whose last day lies before a day, where that was not stated yet, at most so many.
    public List<Notice> late(Connection connection, LocalDate day, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + "WHERE w.due < ? AND " + OPEN
                        + " AND NOT EXISTS (SELECT FROM withdrawal_notice_overdue o WHERE o.id = w.id) ORDER BY w.due LIMIT ?")) {
            select.setObject(1, day);
            select.setInt(2, most);
            return read(select);
        }
    }

    private static List<Notice> read(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            var notices = new ArrayList<Notice>();
            while (rows.next()) {
                notices.add(new Notice(
                        WithdrawalNoticeId.of(rows.getString(1)),
                        new SubjectRef(rows.getString(2)),
                        new PurposeCode(rows.getString(3)),
                        new RecipientCode(rows.getString(4)),
                        rows.getObject(5, OffsetDateTime.class).toInstant(),
                        rows.getObject(6, LocalDate.class),
                        rows.getInt(7),
                        rows.getBoolean(8),
                        rows.getBoolean(9)));
            }
            return notices;
        }
    }
}
