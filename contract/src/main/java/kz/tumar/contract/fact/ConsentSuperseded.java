package kz.tumar.contract.fact;

import kz.tumar.contract.ConsentId;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;

/// A new version of the policy changed what a consent was given to; it no longer stands (clause 9.1).
///
/// @param consentId the consent
/// @param purpose its purpose
/// @param by the version that changed it
/// @param askAgain whether the purpose may still rest on consent, so that the person is to be asked again
public record ConsentSuperseded(ConsentId consentId, PurposeCode purpose, PolicyVersion by, boolean askAgain)
        implements ConsentFact {}
