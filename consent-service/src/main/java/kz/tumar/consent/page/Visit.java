package kz.tumar.consent.page;

import java.time.Instant;
import kz.tumar.contract.PersonalLinkId;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// Who is visiting the pages, how they came, and until when.
///
/// @param means how the person was recognised
/// @param since when the visit began; in a link, when it was made
/// @param id tells visits apart, for forms that only this visit may send
/// @param link the link that began it, where one did
public record Visit(
        SubjectRef subject,
        Role role,
        Means means,
        Instant since,
        Instant until,
        String id,
        @Nullable PersonalLinkId link) {
    /// In which role somebody visits.
    public enum Role {
        SUBJECT,
        EMPLOYEE
    }

    /// How a visitor was recognised.
    public enum Means {
        /// By a signed link that a system or an officer had made.
        LINK,

        /// By a token of the issuer.
        LOGIN
    }
}
