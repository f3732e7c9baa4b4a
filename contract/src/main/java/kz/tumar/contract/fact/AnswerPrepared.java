package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SealedContent;

/// The answer to a request for access was put together (clause 8.1); it has not left yet.
///
/// @param caseId the case
/// @param documents what it says, in every language and form, sealed
/// @param attached files that go with it as holders provided them
/// @param lacking the holders without whose data it was put together
/// @param actor who did it
public record AnswerPrepared(
        CaseId caseId, SealedContent documents, List<SealedContent> attached, List<HolderCode> lacking, Actor actor)
        implements RequestFact {
    public AnswerPrepared {
        attached = List.copyOf(attached);
        lacking = List.copyOf(lacking);
    }
}
