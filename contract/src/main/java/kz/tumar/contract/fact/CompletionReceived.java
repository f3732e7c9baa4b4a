package kz.tumar.contract.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.SealedContent;
import org.jspecify.annotations.Nullable;

/// Something that a request for access had lacked came after it (clause 8.1); the clock did not wait for it.
///
/// @param caseId the case
/// @param receivedAt its arrival
/// @param missing what is still missing
/// @param identityDocument sealed
/// @param participation sealed
/// @param signature sealed
/// @param authority a representative's, sealed
/// @param actor who recorded it
/// @param authorityEnds the last day of the authority, where it ends
public record CompletionReceived(
        CaseId caseId,
        Instant receivedAt,
        List<MissingItem> missing,
        @Nullable SealedContent identityDocument,
        @Nullable SealedContent participation,
        @Nullable SealedContent signature,
        @Nullable SealedContent authority,
        Actor actor,
        @Nullable LocalDate authorityEnds)
        implements RequestFact {
    public CompletionReceived {
        missing = List.copyOf(missing);
    }
}
