package kz.tumar.request.lookup;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SignatureFinding;
import kz.tumar.contract.SignatureOutcome;
import kz.tumar.contract.fact.SignatureDecided;
import kz.tumar.contract.fact.SignatureVerified;
import kz.tumar.policy.LocalizedText;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Signing;
import org.jspecify.annotations.Nullable;

/// The signature of a request as officers see it: codes and words, never who signed; that is in the
/// sealed report.
///
/// @param signature the signature itself, sealed; absent where none was given
/// @param outcome what the last check of it came to; absent before
/// @param report the particulars, opened like any sealed content
/// @param accepted what a person decided, where a check left it open
public record SignatureView(
        CaseId caseId,
        @Nullable SealedContent signature,
        @Nullable SignatureOutcome outcome,
        List<Finding> findings,
        @Nullable SealedContent report,
        @Nullable Boolean accepted,
        @Nullable ReasonCode reason) {

    /// A finding in words.
    public record Finding(SignatureFinding code, LocalizedText title) {}

    /// The signature of a case.
    public static SignatureView of(RequestCase request) {
        SignatureVerified check = Signing.verified(request).orElse(null);
        SignatureDecided decision = Signing.decided(request).orElse(null);
        return new SignatureView(
                request.id(),
                Signing.signature(request).orElse(null),
                check == null ? null : check.outcome(),
                check == null
                        ? List.of()
                        : check.findings().stream()
                                .map(each -> new Finding(each, title(each)))
                                .toList(),
                check == null ? null : check.report(),
                decision == null ? null : decision.accepted(),
                decision == null ? null : decision.reason());
    }

    static LocalizedText title(SignatureFinding finding) {
        return new LocalizedText(word("kk", finding), word("ru", finding), word("en", finding));
    }

    private static String word(String language, SignatureFinding finding) {
        return ResourceBundle.getBundle(
                        "kz.tumar.request.lookup.findings." + language,
                        Locale.ROOT,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(finding.name());
    }
}
