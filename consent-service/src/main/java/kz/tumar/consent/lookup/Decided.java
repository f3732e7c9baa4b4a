package kz.tumar.consent.lookup;

import java.time.Instant;
import kz.tumar.consent.decision.Reason;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// Whether processing is allowed.
///
/// @param reason out of a closed list
/// @param title the reason in the language asked for
/// @param asOf up to when what other services state is known to have been read; absent when that was never proved
/// @param validUntil until when the answer may be relied upon
record Decided(
        boolean allowed,
        Reason reason,
        @Nullable String title,
        @Nullable GroundCode ground,
        @Nullable ConsentId consentId,
        PolicyVersion policyVersion,
        @Nullable Instant asOf,
        Instant validUntil) {}
