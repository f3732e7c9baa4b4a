package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// A person is looked for: in what lies sealed at request-service, at once, and by every holder, who is asked.
///
/// @param searchId the search
/// @param sought the reference under which the person is looked for
/// @param caseId the request or inquiry it is for
/// @param reason why
/// @param kinds by what
/// @param criteria the values themselves, sealed
/// @param candidates who was found at request-service
/// @param actor who searches
public record SubjectSought(
        SearchId searchId,
        SubjectRef sought,
        @Nullable CaseId caseId,
        ReasonCode reason,
        List<IdentifierKind> kinds,
        SealedContent criteria,
        List<Candidate> candidates,
        Actor actor)
        implements RequestFact {
    public SubjectSought {
        kinds = List.copyOf(kinds);
        candidates = List.copyOf(candidates);
    }
}
