package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.Actor;
import kz.tumar.contract.DutyCode;
import kz.tumar.contract.Numbered;
import org.jspecify.annotations.Nullable;

/// An order made a duty an employee's from a day on, or to a day (clause 7.4). The latest for a duty counts.
///
/// @param duty the duty
/// @param orderNumber the number of the order
/// @param orderDate the date of the order
/// @param from the first day
/// @param until the last day, where there is one
/// @param actor who recorded it
public record DutyAssigned(
        DutyCode duty,
        Numbered orderNumber,
        LocalDate orderDate,
        LocalDate from,
        @Nullable LocalDate until,
        Actor actor)
        implements ConsentFact {}
