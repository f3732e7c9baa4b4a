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
import kz.tumar.consent.decision.TellingRecipients.Transfer;
import kz.tumar.contract.DisclosureId;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DisclosureMade;
import org.jspecify.annotations.Nullable;

/// Disclosures that were made, and whether the person was told (art. 19 of Law 94-V).
@ApplicationScoped
public class Disclosures {
    private static final String COLUMNS = "id, subject, system, kind, recipient, purpose, at, notice_due";
    private static final String SELECT = "SELECT " + COLUMNS + """
            , EXISTS (SELECT FROM disclosure_notified n WHERE n.id = disclosure.id) FROM disclosure\s""";

    /// One disclosure.
    ///
    /// @param noticeDue the last day for telling the person; absent where no notice is due
    public record Made(
            DisclosureId id,
            SubjectRef subject,
            HolderCode system,
            DisclosureKind kind,
            @Nullable RecipientCode recipient,
            PurposeCode purpose,
            Instant at,
            @Nullable LocalDate noticeDue,
            boolean notified) {}

    void made(Connection transaction, SubjectRef subject, Instant at, DisclosureMade made) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("INSERT INTO disclosure (" + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
            RecipientCode recipient = made.recipient();
            insert.setObject(1, made.disclosureId().value());
            insert.setString(2, subject.value());
            insert.setString(3, made.system().value());
            insert.setString(4, made.kind().name());
            insert.setString(5, recipient == null ? null : recipient.value());
            insert.setString(6, made.purpose().value());
            insert.setObject(7, at.atOffset(ZoneOffset.UTC));
            insert.setObject(8, made.noticeDue());
            insert.executeUpdate();
        }
    }

    void notified(Connection transaction, DisclosureId id) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO disclosure_notified (id) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, id.value());
            insert.executeUpdate();
        }
    }

    /// The disclosure of this id, where it was made.
    public Optional<Made> find(Connection connection, DisclosureId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "WHERE id = ?")) {
            select.setObject(1, id.value());
            return read(select).stream().findFirst();
        }
    }

    /// To whom data went for a purpose under these references, and when last; a state body's demand is not among it.
    public List<Transfer> transfers(Connection connection, Collection<SubjectRef> references, PurposeCode purpose)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT recipient, max(at) FROM disclosure
                WHERE subject = ANY (?) AND purpose = ? AND recipient IS NOT NULL AND kind <> 'STATE' GROUP BY 1""")) {
            select.setArray(1, Texts.array(connection, references));
            select.setString(2, purpose.value());
            return transfers(select);
        }
    }

    static List<Transfer> transfers(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            var transfers = new ArrayList<Transfer>();
            while (rows.next()) {
                transfers.add(new Transfer(
                        new RecipientCode(rows.getString(1)),
                        rows.getObject(2, OffsetDateTime.class).toInstant()));
            }
            return transfers;
        }
    }

    /// Notices that are due, the earliest first, at most so many.
    public List<Made> noticesDue(Connection connection, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + """
                WHERE notice_due IS NOT NULL
                    AND NOT EXISTS (SELECT FROM disclosure_notified n WHERE n.id = disclosure.id)
                ORDER BY notice_due, id LIMIT ?""")) {
            select.setInt(1, most);
            return read(select);
        }
    }

    /// What was disclosed about the person behind a reference, the latest first, at most so many.
    public List<Made> about(Connection connection, SubjectRef subject, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + """
                WHERE subject IN (SELECT unnest(members) FROM subject WHERE ref = ?)
                ORDER BY at DESC, id LIMIT ?""")) {
            select.setString(1, subject.value());
            select.setInt(2, most);
            return read(select);
        }
    }

    private static List<Made> read(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            var made = new ArrayList<Made>();
            while (rows.next()) {
                String recipient = rows.getString(5);
                made.add(new Made(
                        DisclosureId.of(rows.getString(1)),
                        new SubjectRef(rows.getString(2)),
                        new HolderCode(rows.getString(3)),
                        DisclosureKind.valueOf(rows.getString(4)),
                        recipient == null ? null : new RecipientCode(recipient),
                        new PurposeCode(rows.getString(6)),
                        rows.getObject(7, OffsetDateTime.class).toInstant(),
                        rows.getObject(8, LocalDate.class),
                        rows.getBoolean(9)));
            }
            return made;
        }
    }
}
