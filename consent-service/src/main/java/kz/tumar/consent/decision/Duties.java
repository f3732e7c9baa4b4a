package kz.tumar.consent.decision;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.tumar.contract.DutyCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.policy.Duty;

/// Whether an employee may process for a purpose: it is among the duties an order gave them (clause 7.4), and, where
/// the
/// policy is strict, they signed for the version in force before its days of grace were over (clause 9.2).
public final class Duties {
    private Duties() {}

    /// Why an employee may not, if so.
    ///
    /// @param employee what was stated about the employee
    /// @param lastDayOfGrace the last day on which the version in force need not be signed for
    public static Optional<Reason> mayNot(
            Rules rules, Person employee, PurposeCode purpose, LocalDate today, LocalDate lastDayOfGrace) {
        if (!hasDuty(rules, employee, purpose, today)) {
            return Optional.of(Reason.NOT_A_DUTY);
        }
        boolean signed = employee.every(Statement.Familiarised.class).stream()
                .anyMatch(signature -> signature.version().equals(rules.version()));
        boolean mustHave = rules.policy().document().familiarisation().strict() && today.isAfter(lastDayOfGrace);
        return signed || !mustHave ? Optional.empty() : Optional.of(Reason.NOT_FAMILIARISED);
    }

    private static boolean hasDuty(Rules rules, Person employee, PurposeCode purpose, LocalDate today) {
        Map<DutyCode, Statement.Assigned> latest = new HashMap<>();
        employee.every(Statement.Assigned.class).stream()
                .sorted(Comparator.comparing(Statement.Assigned::moment))
                .forEach(assigned -> latest.put(assigned.duty(), assigned));
        return latest.values().stream()
                .filter(assigned -> !assigned.from().isAfter(today))
                .filter(assigned ->
                        assigned.until() == null || !assigned.until().isBefore(today))
                .map(assigned -> rules.policy().duty(assigned.duty()))
                .flatMap(Optional::stream)
                .map(Duty::purposes)
                .anyMatch(purposes -> purposes.contains(purpose));
    }
}
