package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.Actor;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Numbered;

/// An order made our answers binding on a system that only observed them before.
///
/// @param system the system
/// @param orderNumber the number of the order
/// @param orderDate the date of the order
/// @param actor who recorded it
public record SystemEnforced(HolderCode system, Numbered orderNumber, LocalDate orderDate, Actor actor)
        implements ConsentFact {}
