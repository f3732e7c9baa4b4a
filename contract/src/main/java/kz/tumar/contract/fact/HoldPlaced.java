package kz.tumar.contract.fact;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HoldId;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RoleCode;

/// A case of the operator holds a person's data: nothing of it is destroyed until the hold is released.
///
/// @param holdId names the hold; one hold may be over many persons
/// @param number the number of the case
/// @param reason why
/// @param categories the categories; empty means all
/// @param owner which role answers for it
/// @param reviewOn when it is looked at again
/// @param actor who placed it
public record HoldPlaced(
        HoldId holdId,
        Numbered number,
        ReasonCode reason,
        List<CategoryCode> categories,
        RoleCode owner,
        LocalDate reviewOn,
        Actor actor)
        implements RetentionFact {
    public HoldPlaced {
        categories = List.copyOf(categories);
    }
}
