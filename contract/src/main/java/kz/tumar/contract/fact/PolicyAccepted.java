package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.Sha256;

/// A visitor read the policy and made a choice about cookies (clause 6.4).
///
/// @param system the system that claimed it
/// @param policyVersion the version accepted
/// @param textHash the digest of the exact text shown
/// @param channel through which channel
/// @param cookies the categories of cookies chosen; none: the essential alone
/// @param globalPrivacyControl whether the browser asked for privacy by itself
public record PolicyAccepted(
        HolderCode system,
        PolicyVersion policyVersion,
        Sha256 textHash,
        ChannelCode channel,
        List<CategoryCode> cookies,
        boolean globalPrivacyControl)
        implements ConsentFact {
    public PolicyAccepted {
        cookies = List.copyOf(cookies);
    }
}
