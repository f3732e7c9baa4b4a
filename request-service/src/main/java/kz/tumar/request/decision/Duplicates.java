package kz.tumar.request.decision;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DuplicateLinked;

/// A second request of one person for the same, while the first is open. An officer says that it is one; it keeps its
/// clock and gets its own answer, since nobody's term ends by what an officer thinks of another request. A call or
/// claim
/// that comes twice is no second request: it is the same case.
public final class Duplicates {
    private static final Comparator<RequestCase> BY_RECEIPT = Comparator.<RequestCase, java.time.Instant>comparing(
                    request -> request.filed().receivedAt())
            .thenComparing(request -> request.id().value());

    private Duplicates() {}

    /// Decides that a request asks for the same as an earlier one.
    ///
    /// @param earlier the earlier one, where there is such a case
    /// @param person every reference of the person
    public static Verdict link(RequestCase open, Optional<RequestCase> earlier, Set<SubjectRef> person, Actor actor) {
        if (open.closed() || of(open).isPresent()) {
            return Verdict.Rejected.conflict("an open case that is no duplicate yet");
        }
        return earlier.filter(first -> isEarlierAlike(first, open, person)).isPresent()
                ? Verdict.Stated.of(new DuplicateLinked(open.id(), earlier.get().id(), actor))
                : Verdict.Rejected.at(
                        ProblemType.CONFLICT, "/of", "state", "an earlier open case of this person of the same kind");
    }

    /// Of which case a request is a duplicate.
    public static Optional<CaseId> of(RequestCase request) {
        return request.last(DuplicateLinked.class).map(DuplicateLinked::of);
    }

    private static boolean isEarlierAlike(RequestCase first, RequestCase open, Set<SubjectRef> person) {
        return !first.closed()
                && first.kind() == open.kind()
                && person.contains(first.subject())
                && BY_RECEIPT.compare(first, open) < 0;
    }
}
