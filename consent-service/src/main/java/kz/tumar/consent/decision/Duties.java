package kz.tumar.consent.decision;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tumar.contract.DutyCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.policy.Duty;
import kz.tumar.policy.Policy;
import kz.tumar.policy.calendar.DueDate;
import kz.tumar.policy.calendar.WorkingDayCalendar;

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
        List<Duty> held = held(rules, employee, today);
        if (held.stream().noneMatch(duty -> duty.purposes().contains(purpose))) {
            return Optional.of(Reason.NOT_A_DUTY);
        }
        boolean signed = employee.every(Statement.Familiarised.class).stream()
                .anyMatch(signature -> signature.version().equals(rules.version()));
        boolean mustHave = rules.policy().document().familiarisation().strict()
                && today.isAfter(lastDayOfGrace)
                && held.stream().noneMatch(Duty::isResponsible);
        return signed || !mustHave ? Optional.empty() : Optional.of(Reason.NOT_FAMILIARISED);
    }

    /// The last day on which a version need not be signed for: so many working days after its first.
    public static LocalDate lastDayOfGrace(Policy policy, WorkingDayCalendar calendar) {
        LocalDate since = policy.document().effectiveFrom();
        return calendar.due(since, policy.document().limits().familiarisationGrace()) instanceof DueDate due
                ? due.date()
                : since;
    }

    private static List<Duty> held(Rules rules, Person employee, LocalDate today) {
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
                .toList();
    }
}
