package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SignatureFinding;
import kz.tumar.contract.SignatureOutcome;
import org.jspecify.annotations.Nullable;

/// The electronic signature of a request was checked (clause 8.1): what was signed, and who signed, was opened for the
/// check and only its outcome left.
///
/// @param caseId the case
/// @param signature which signature: a later one is checked anew
/// @param outcome what it came to
/// @param findings why
/// @param report the particulars, sealed
/// @param actor who had it checked
public record SignatureVerified(
        CaseId caseId,
        SealedRef signature,
        SignatureOutcome outcome,
        List<SignatureFinding> findings,
        @Nullable SealedContent report,
        Actor actor)
        implements RequestFact {
    public SignatureVerified {
        findings = List.copyOf(findings);
    }
}
