package kz.tumar.consent.centre;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import kz.tumar.consent.ledger.Subjects;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.Fact;
import kz.tumar.delivery.Transactions;
import kz.tumar.delivery.wire.Wire;

/// What this service stated about a person under all linked references, the latest first.
@ApplicationScoped
class Said {
    /// More than this of one person is not read for a page; what is older is in the API.
    private static final int MOST = 20_000;

    private final Transactions transactions;
    private final Subjects subjects;

    @Inject
    Said(Transactions transactions, Subjects subjects) {
        this.transactions = transactions;
        this.subjects = subjects;
    }

    /// Whether two references are one person.
    boolean samePerson(SubjectRef one, SubjectRef other) {
        return transactions.inTransaction(transaction -> subjects.areOne(transaction, one, other));
    }

    /// Everything, each saying once: one that binds several references was stated for each of them.
    List<Event<? extends Fact>> about(SubjectRef subject) {
        return transactions.inTransaction(transaction -> {
            try (PreparedStatement select = transaction.prepareStatement("""
                    SELECT h.fact FROM subject s JOIN history h ON h.subject = ANY (s.members)
                    WHERE s.ref = ? ORDER BY h.seq DESC LIMIT ?""")) {
                select.setString(1, subject.value());
                select.setInt(2, MOST);
                try (ResultSet rows = select.executeQuery()) {
                    var said = new ArrayList<Event<? extends Fact>>();
                    var seen = new HashSet<String>();
                    while (rows.next()) {
                        Wire.readFact(rows.getString(1).getBytes(StandardCharsets.UTF_8))
                                .filter(fact -> seen.add(fact.causationid() + " " + fact.type() + " " + fact.data()))
                                .ifPresent(said::add);
                    }
                    return said;
                }
            }
        });
    }

    /// Whether a reference was issued to this very system.
    boolean issuedTo(HolderCode system, SubjectRef subject) {
        return transactions.inTransaction(transaction -> {
            try (PreparedStatement select =
                    transaction.prepareStatement("SELECT 1 FROM subject WHERE ref = ? AND system = ?")) {
                select.setString(1, subject.value());
                select.setString(2, system.value());
                return select.executeQuery().next();
            }
        });
    }

    /// Whether a reference was ever issued.
    boolean issued(SubjectRef subject) {
        return transactions.inTransaction(transaction -> {
            try (PreparedStatement select = transaction.prepareStatement("SELECT 1 FROM subject WHERE ref = ?")) {
                select.setString(1, subject.value());
                return select.executeQuery().next();
            }
        });
    }
}
