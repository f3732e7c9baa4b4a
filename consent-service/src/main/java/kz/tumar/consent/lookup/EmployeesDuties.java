package kz.tumar.consent.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import kz.tumar.consent.decision.Duties;
import kz.tumar.consent.decision.Person;
import kz.tumar.consent.decision.Reason;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.ledger.Statements;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.runtime.policy.PolicyVersions;

/// Whether an employee may process for a purpose now (clauses 7.4, 9.2).
@ApplicationScoped
class EmployeesDuties {
    private final Statements statements;
    private final PolicyVersions policies;

    @Inject
    EmployeesDuties(Statements statements, PolicyVersions policies) {
        this.statements = statements;
        this.policies = policies;
    }

    /// Why the employee may not, if so.
    Optional<Reason> mayNot(
            Connection connection, Rules rules, SubjectRef employee, PurposeCode purpose, LocalDate today)
            throws SQLException {
        Optional<Person> known = statements.about(connection, employee, purpose);
        return known.isEmpty()
                ? Optional.of(Reason.NOT_A_DUTY)
                : Duties.mayNot(
                        rules,
                        known.get(),
                        purpose,
                        today,
                        Duties.lastDayOfGrace(rules.policy(), policies.calendar(today)));
    }
}
