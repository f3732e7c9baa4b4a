package kz.tumar.request.person;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// A search as officers see it: references, codes and dates only.
///
/// @param sought the reference under which the person is looked for
/// @param criteria what is looked for, sealed
/// @param repeats how often unanswered holders were asked again
/// @param complete whether everybody asked has said of whom they know
record SearchView(
        SearchId searchId,
        SubjectRef sought,
        @Nullable CaseId caseId,
        ReasonCode reason,
        List<IdentifierKind> kinds,
        SealedContent criteria,
        Instant searchedAt,
        int repeats,
        boolean complete,
        List<HolderView> holders,
        List<CandidateView> candidates,
        int revision) {

    /// Where a candidate stands.
    enum CandidateState {
        /// Nobody has decided yet.
        UNDECIDED,

        /// Is who was looked for.
        MATCHED,

        /// Is somebody else.
        DISMISSED
    }

    /// One of those who were asked.
    ///
    /// @param due when an answer is due; absent where an officer asks there
    /// @param outcome the latest answer; absent while there is none
    /// @param overdue whether there is none although it was due
    record HolderView(
            HolderCode holder,
            @Nullable Instant due,
            @Nullable CommandOutcome outcome,
            @Nullable Instant answeredAt,
            boolean overdue) {}

    /// Somebody who was found.
    ///
    /// @param by what agreed
    /// @param foundBy who found them
    record CandidateView(SubjectRef subject, CandidateState state, List<IdentifierKind> by, List<HolderCode> foundBy) {}
}
