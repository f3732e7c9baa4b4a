package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Range;
import kz.tumar.contract.ReasonCode;
import org.jspecify.annotations.Nullable;

/// How often a system was told no in one hour, for one purpose and reason (clause 5.1).
///
/// @param system the system that asked
/// @param purpose the purpose; absent where the policy has no such purpose
/// @param reason why not
/// @param hour the beginning of the hour
/// @param count how often
/// @param enforced whether the answer was binding on the system
public record ProcessingDenied(
        HolderCode system,
        @Nullable PurposeCode purpose,
        ReasonCode reason,
        Instant hour,
        @Range(min = 1, max = 1_000_000_000) int count,
        boolean enforced)
        implements ConsentFact {}
