package kz.tumar.request.signature;

import java.util.EnumSet;
import java.util.Set;
import kz.tumar.contract.SignatureFinding;
import org.jspecify.annotations.Nullable;

/// Who must have signed: the applicant, or the representative who acts for them. It redacts itself.
///
/// @param iin the number of the person, where the request gives one
/// @param bin the number of the legal entity, where that is the representative
/// @param authorityMissing whether a representative acts without an authority that holds
public record Signatory(@Nullable String iin, @Nullable String bin, boolean authorityMissing) {
    /// What follows when a certificate names this person and entity.
    Set<SignatureFinding> compare(@Nullable String namedIin, @Nullable String namedBin) {
        Set<SignatureFinding> found = EnumSet.noneOf(SignatureFinding.class);
        if (authorityMissing) {
            found.add(SignatureFinding.AUTHORITY_MISSING);
        }
        if (iin == null && bin == null) {
            found.add(SignatureFinding.APPLICANT_UNNAMED);
        }
        compare(iin, namedIin, found);
        compare(bin, namedBin, found);
        return found;
    }

    private static void compare(@Nullable String wanted, @Nullable String named, Set<SignatureFinding> found) {
        if (wanted != null && named == null) {
            found.add(SignatureFinding.SIGNER_UNNAMED);
        } else if (wanted != null && !wanted.equals(named)) {
            found.add(SignatureFinding.SIGNER_IS_ANOTHER_PERSON);
        }
    }

    @Override
    public String toString() {
        return "Signatory[redacted]";
    }
}
