package kz.tumar.consent.lookup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.tumar.consent.decision.Reason;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;
import org.jspecify.annotations.Nullable;

/// Whether processing is allowed.
///
/// @param allowed whether the system may; an observing one always may
/// @param wouldDeny true where an observing system would be told no
/// @param reason out of a closed list
/// @param title the reason in the language asked for
/// @param asOf up to when what other services state is known to have been read; absent when that was never proved
/// @param validUntil until when the answer may be relied upon; absent in an answer about the past
/// @param withoutIt the purposes that need no consent of this kind, where the answer is no for want of one: no service
///     may be denied for it (clause 5.1)
/// @param compulsoryUnder the norm that makes the consent compulsory after all
/// @param facts the ids of the facts that make it so
record Decided(
        boolean allowed,
        @Nullable Boolean wouldDeny,
        Reason reason,
        @Nullable String title,
        @Nullable GroundCode ground,
        @Nullable ConsentId consentId,
        PolicyVersion policyVersion,
        @Nullable Instant asOf,
        @Nullable Instant validUntil,
        @Nullable List<PurposeCode> withoutIt,
        @Nullable ArticleCode compulsoryUnder,
        List<UUID> facts) {}
