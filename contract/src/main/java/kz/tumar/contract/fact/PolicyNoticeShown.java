package kz.tumar.contract.fact;

import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.TextLanguage;
import org.jspecify.annotations.Nullable;

/// The policy was put before a visitor (clause 2.3). It proves notice, and is never a consent.
///
/// @param system the system that claimed it
/// @param policyVersion the version shown
/// @param textHash the digest of the exact text shown
/// @param channel through which channel
/// @param language in which language
public record PolicyNoticeShown(
        HolderCode system,
        PolicyVersion policyVersion,
        Sha256 textHash,
        ChannelCode channel,
        @Nullable TextLanguage language)
        implements ConsentFact {}
