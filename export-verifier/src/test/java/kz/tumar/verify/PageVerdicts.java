package kz.tumar.verify;

import com.microsoft.playwright.Page;
import java.util.Base64;
import java.util.List;

/// What the page's own check says of packages, without its form.
final class PageVerdicts {
    private PageVerdicts() {}

    static List<String> of(Page page, List<Damages.Damage> damages, String fingerprint) {
        return verdicts(page, damages, fingerprint, false);
    }

    /// The same, up to about the first that is verified.
    static List<String> untilVerified(Page page, List<Damages.Damage> damages, String fingerprint) {
        return verdicts(page, damages, fingerprint, true);
    }

    private static List<String> verdicts(
            Page page, List<Damages.Damage> damages, String fingerprint, boolean untilOneIsVerified) {
        List<String> packages = damages.stream()
                .map(damage -> Base64.getEncoder().encodeToString(damage.bytes()))
                .toList();
        Object verdicts = page.evaluate("""
                async ([packages, fingerprint, untilOneIsVerified]) => {
                  const verdicts = [];
                  for (let i = 0; i < packages.length && !(untilOneIsVerified && verdicts.includes('verified')); i += 8) {
                    verdicts.push(...await Promise.all(packages.slice(i, i + 8).map(async base64 => {
                      const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
                      return (await verify(new Blob([bytes]), fingerprint)).verdict;
                    })));
                  }
                  return verdicts;
                }""", List.of(packages, fingerprint, untilOneIsVerified));
        return ((List<?>) verdicts).stream().map(String::valueOf).toList();
    }
}
