package kz.tumar.consent.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.Event;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.EmployeeFamiliarised;
import kz.tumar.delivery.Transactions;
import kz.tumar.delivery.wire.Wire;

/// Which versions an employee signed for.
@ApplicationScoped
class Signatures {
    private final Transactions transactions;

    @Inject
    Signatures(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A version, and when it was first signed for.
    record Signature(PolicyVersion version, OffsetDateTime at) {}

    /// The latest version first.
    List<Signature> of(SubjectRef employee) {
        return transactions.inTransaction(transaction -> {
            try (PreparedStatement select = transaction.prepareStatement("""
                    SELECT h.fact FROM subject s JOIN history h ON h.subject = ANY (s.members)
                    WHERE s.ref = ? AND h.fact LIKE '%kz.tumar.EmployeeFamiliarised.%' ORDER BY h.seq""")) {
                select.setString(1, employee.value());
                try (ResultSet rows = select.executeQuery()) {
                    var signatures = new ArrayList<Signature>();
                    while (rows.next()) {
                        Event<EmployeeFamiliarised> event = Wire.read(
                                rows.getString(1).getBytes(StandardCharsets.UTF_8), EmployeeFamiliarised.class);
                        PolicyVersion version = event.data().policyVersion();
                        if (signatures.stream().noneMatch(each -> each.version().equals(version))) {
                            signatures.add(new Signature(version, event.time()));
                        }
                    }
                    return signatures.reversed();
                }
            }
        });
    }
}
