package kz.tumar.contract.command;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Confirmation;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Range;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SearchId;

/// Look for a person who filed something and whose reference is not known (clause 8.1); fetch by what to look for by
/// its
/// reference, and answer with the references of whom it fits. Whoever is found and has no reference gets one first. The
/// event's subject is the reference under which the person is looked for, and no one that a holder knows.
///
/// The criteria are JSON in UTF-8: `{"criteria":[{"kind":"NAME","value":"…"}]}`, kinds as in {@link
/// kz.tumar.contract.IdentifierKind}.
///
/// @param orderId the order
/// @param revision a holder ignores a lower one than it has seen
/// @param categories the categories to look through; empty means everything
/// @param due obeyed by then
/// @param confirm what the answer must contain
/// @param searchId the search it is for
/// @param criteria by what to look, sealed at request-service
public record LocateSubject(
        OrderId orderId,
        @Range(min = 1, max = 1_000_000) int revision,
        List<CategoryCode> categories,
        Instant due,
        List<Confirmation> confirm,
        SearchId searchId,
        SealedContent criteria)
        implements Command {
    public LocateSubject {
        categories = List.copyOf(categories);
        confirm = List.copyOf(confirm);
    }
}
