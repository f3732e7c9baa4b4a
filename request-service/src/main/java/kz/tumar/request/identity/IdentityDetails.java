package kz.tumar.request.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who asks, as clause 8.1 wants it: details of the document, never a copy of it. It redacts itself.
///
/// @param document the applicant's document; a representative may give their own alone
/// @param iin the applicant's number, where there is one: by it an electronic signature is known to be theirs
/// @param representative who acts for the applicant
public record IdentityDetails(
        @Nullable Document document,
        @Nullable Iin iin,
        @Nullable Representative representative) {

    /// The main document of a person.
    public record Document(String number, LocalDate issuedOn, String issuer) {
        @Override
        public String toString() {
            return "Document[redacted]";
        }
    }

    /// Who acts for the applicant.
    ///
    /// @param bin the legal entity for which they act, where it is the representative
    public record Representative(
            Document document, @Nullable Iin iin, @Nullable Bin bin) {
        @Override
        public String toString() {
            return "Representative[redacted]";
        }
    }

    @Override
    public String toString() {
        return "IdentityDetails[redacted]";
    }
}
