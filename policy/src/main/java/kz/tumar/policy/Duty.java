package kz.tumar.policy;

import java.util.Set;
import kz.tumar.contract.DutyCode;
import kz.tumar.contract.PurposeCode;

/// A duty that an order gives an employee, and the purposes it lets them process for (clause 7.4).
public record Duty(DutyCode code, LocalizedText title, Set<PurposeCode> purposes) {
    public Duty {
        purposes = Set.copyOf(purposes);
    }
}
