package kz.tumar.policy;

import java.util.Set;
import kz.tumar.contract.DutyCode;
import kz.tumar.contract.PurposeCode;
import org.jspecify.annotations.Nullable;

/// A duty that an order gives an employee, and the purposes it lets them process for (clause 7.4).
///
/// @param responsible whether who holds it monitors compliance (clause 2.8), and so is not locked out by strict mode
public record Duty(
        DutyCode code,
        LocalizedText title,
        Set<PurposeCode> purposes,
        @Nullable Boolean responsible) {
    public Duty {
        purposes = Set.copyOf(purposes);
    }

    /// Whether it is the responsible person's.
    public boolean isResponsible() {
        return Boolean.TRUE.equals(responsible);
    }
}
