package kz.tumar.contract.fact;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ExportId;
import kz.tumar.contract.InquiryEvidence;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.SentExport;
import kz.tumar.contract.Sha256;
import org.jspecify.annotations.Nullable;

/// The authority was answered.
///
/// @param caseId the case
/// @param exportId the export that was sent
/// @param packageHash the digest of the package
/// @param answeredAt provable dispatch
/// @param actor who did it
/// @param dispatch the number under which it left
/// @param more the other exports that were sent, where there were several
/// @param enclosed each item that an inquiry usually asks for: what was enclosed, or why nothing was
public record AuthorityInquiryAnswered(
        CaseId caseId,
        ExportId exportId,
        Sha256 packageHash,
        Instant answeredAt,
        Actor actor,
        @Nullable Numbered dispatch,
        @Nullable List<SentExport> more,
        @Nullable List<InquiryEvidence> enclosed)
        implements RequestFact {
    public AuthorityInquiryAnswered {
        more = more == null ? null : List.copyOf(more);
        enclosed = enclosed == null ? null : List.copyOf(enclosed);
    }
}
