package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SealedContent;

/// A holder provided what it holds.
///
/// @param caseId the case
/// @param holder the holder
/// @param uploads what it uploaded
public record SubjectDataCollected(CaseId caseId, HolderCode holder, List<SealedContent> uploads)
        implements RequestFact {
    public SubjectDataCollected {
        uploads = List.copyOf(uploads);
    }
}
