package kz.tumar.consent.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ConsentFact;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentRefused;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.WithdrawalLimited;
import kz.tumar.delivery.wire.Wire;

/// The facts that receipts are of, as this service stated them.
@ApplicationScoped
class Records {
    /// A fact about a person by its id.
    Optional<Event<? extends Fact>> fact(Connection connection, EventId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT fact FROM history WHERE id = ?")) {
            select.setObject(1, id.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? read(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /// What a person said to one purpose, up to and with one record of it, in the order of time.
    List<Event<? extends Fact>> until(Connection connection, SubjectRef subject, Event<? extends Fact> entry)
            throws SQLException {
        PurposeCode purpose = purposeOf(entry).orElseThrow();
        var said = new ArrayList<Event<? extends Fact>>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT h.fact FROM subject s JOIN history h ON h.subject = ANY (s.members)
                WHERE s.ref = ? AND h.fact LIKE ? ORDER BY h.seq DESC LIMIT 200""")) {
            select.setString(1, subject.value());
            select.setString(2, "%\"purpose\":\"" + purpose.value() + "\"%");
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    read(rows.getString(1))
                            .filter(each ->
                                    purposeOf(each).filter(purpose::equals).isPresent())
                            .filter(each -> !each.time()
                                    .toInstant()
                                    .isAfter(entry.time().toInstant()))
                            .filter(each -> bearsOn(each, entry))
                            .ifPresent(said::add);
                }
            }
        }
        said.sort(java.util.Comparator.comparing(each -> each.time().toInstant()));
        return said;
    }

    /// What a withdrawal did not reach, stated beside it.
    List<WithdrawalLimited> limits(Connection connection, SubjectRef subject, Event<? extends Fact> entry)
            throws SQLException {
        var limits = new ArrayList<WithdrawalLimited>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT h.fact FROM subject s JOIN history h ON h.subject = ANY (s.members)
                WHERE s.ref = ? AND h.fact LIKE '%kz.tumar.WithdrawalLimited.%' ORDER BY h.seq""")) {
            select.setString(1, subject.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    read(rows.getString(1))
                            .filter(each -> Objects.equals(each.causationid(), entry.causationid()))
                            .filter(each -> each.data() instanceof WithdrawalLimited)
                            .ifPresent(each -> limits.add((WithdrawalLimited) each.data()));
                }
            }
        }
        return limits;
    }

    /// One saying is stated for every linked reference; of those the record itself counts.
    private static boolean bearsOn(Event<? extends Fact> each, Event<? extends Fact> entry) {
        return each.id().equals(entry.id()) || !Objects.equals(each.causationid(), entry.causationid());
    }

    /// The purpose that was spoken to, where the fact is something that a receipt is given of.
    static Optional<PurposeCode> purposeOf(Event<? extends Fact> event) {
        return event.data() instanceof ConsentFact fact
                ? switch (fact) {
                    case ConsentGiven given -> Optional.of(given.purpose());
                    case ConsentRefused refused -> Optional.of(refused.purpose());
                    case ConsentWithdrawn withdrawn -> Optional.of(withdrawn.purpose());
                    default -> Optional.empty();
                }
                : Optional.empty();
    }

    private static Optional<Event<? extends Fact>> read(String fact) {
        return Wire.readFact(fact.getBytes(StandardCharsets.UTF_8));
    }
}
