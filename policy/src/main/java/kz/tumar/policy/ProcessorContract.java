package kz.tumar.policy;

import java.time.LocalDate;
import kz.tumar.contract.ContractCode;
import kz.tumar.contract.RecipientCode;
import org.jspecify.annotations.Nullable;

/// A contract under which somebody processes for the operator (clause 2.6.1), and the order that registered it.
///
/// @param until the last day, where the contract names one
public record ProcessorContract(
        ContractCode code,
        RecipientCode processor,
        LocalDate from,
        @Nullable LocalDate until,
        Order order) {
    /// Whether data may go to a processor under it on a day: somebody vouched for its order, and the day lies within
    /// its term.
    public boolean carries(RecipientCode recipient, LocalDate day) {
        return processor.equals(recipient)
                && order.confirmed()
                && !day.isBefore(from)
                && (until == null || !day.isAfter(until));
    }
}
