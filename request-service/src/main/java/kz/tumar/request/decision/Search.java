package kz.tumar.request.decision;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.CandidateDismissed;
import kz.tumar.contract.fact.CandidateMatched;
import kz.tumar.contract.fact.SubjectSought;
import kz.tumar.policy.ReasonKind;
import org.jspecify.annotations.Nullable;

/// A search for a person: what was stated about it, in order (clause 8.1). Its facts are kept as a case's are, under an
/// id of its own.
public record Search(SubjectSought sought, List<Stated> later) {
    /// The largest linked set that consent-service makes.
    private static final int LARGEST_PERSON = 64;

    public Search {
        later = List.copyOf(later);
    }

    /// What an officer looks for.
    ///
    /// @param sought the reference under which the person is looked for
    /// @param criteria the values, sealed
    /// @param found who was found here
    public record Wanted(
            SubjectRef sought,
            @Nullable CaseId caseId,
            ReasonCode reason,
            List<IdentifierKind> kinds,
            SealedContent criteria,
            List<Candidate> found) {
        public Wanted {
            kinds = List.copyOf(kinds);
            found = List.copyOf(found);
        }
    }

    /// The search that these facts tell of.
    public static Optional<Search> of(List<Stated> facts) {
        return !facts.isEmpty() && facts.getFirst().fact() instanceof SubjectSought sought
                ? Optional.of(new Search(sought, facts.subList(1, facts.size())))
                : Optional.empty();
    }

    /// The search that a cause begins.
    public static SearchId searchOf(Cause cause) {
        return new SearchId(DerivedId.from("tumar/search-id/v1", cause.toString()));
    }

    /// Under which id its facts and orders are kept.
    public static CaseId caseOf(SearchId search) {
        return new CaseId(search.value());
    }

    /// The search of which facts and orders are kept under this id.
    public static SearchId idOf(CaseId caseId) {
        return new SearchId(caseId.value());
    }

    /// Decides that a search begins.
    public static Verdict begin(Cause cause, Wanted wanted, Actor actor, Rules rules) {
        if (!rules.gives(ReasonKind.SEARCH, wanted.reason())) {
            return unknownReason("a reason of the policy for a search");
        }
        return Verdict.Stated.of(new SubjectSought(
                searchOf(cause),
                wanted.sought(),
                wanted.caseId(),
                wanted.reason(),
                wanted.kinds(),
                wanted.criteria(),
                wanted.found(),
                actor));
    }

    /// Decides that a candidate is who was looked for.
    ///
    /// @param found every candidate so far
    /// @param person every reference of who was looked for
    /// @param candidates every reference of the candidate
    public Verdict match(
            SubjectRef candidate,
            SealedContent evidence,
            Set<SubjectRef> found,
            Set<SubjectRef> person,
            Set<SubjectRef> candidates,
            Actor actor) {
        if (person.contains(candidate)) {
            return Verdict.Rejected.conflict("a reference that is not linked to this person already");
        }
        if (!undecided(found).contains(candidate)) {
            return notACandidate();
        }
        if (person.size() + candidates.size() > LARGEST_PERSON) {
            return Verdict.Rejected.conflict("at most " + LARGEST_PERSON + " references of one person");
        }
        return Verdict.Stated.of(new CandidateMatched(sought.searchId(), sought.sought(), candidate, evidence, actor));
    }

    /// Decides that a candidate is somebody else.
    ///
    /// @param found every candidate so far
    public Verdict dismiss(SubjectRef candidate, ReasonCode reason, Set<SubjectRef> found, Actor actor, Rules rules) {
        if (!undecided(found).contains(candidate)) {
            return notACandidate();
        }
        if (!rules.gives(ReasonKind.DISMISSAL, reason)) {
            return unknownReason("a reason of the policy for a dismissal");
        }
        return Verdict.Stated.of(new CandidateDismissed(sought.searchId(), candidate, reason, actor));
    }

    /// Those of the candidates that nobody has decided about.
    public Set<SubjectRef> undecided(Set<SubjectRef> found) {
        var undecided = new HashSet<>(found);
        undecided.removeAll(matched());
        undecided.removeAll(dismissed());
        undecided.remove(sought.sought());
        return undecided;
    }

    /// Candidates who are who was looked for.
    public Set<SubjectRef> matched() {
        var matched = new HashSet<SubjectRef>();
        for (Stated stated : later) {
            if (stated.fact() instanceof CandidateMatched match) {
                matched.add(match.candidate());
            }
        }
        return matched;
    }

    /// Candidates who are somebody else.
    public Set<SubjectRef> dismissed() {
        var dismissed = new HashSet<SubjectRef>();
        for (Stated stated : later) {
            if (stated.fact() instanceof CandidateDismissed dismissal) {
                dismissed.add(dismissal.candidate());
            }
        }
        return dismissed;
    }

    /// The number of facts so far: whoever changes the search must have seen that many.
    public int revision() {
        return later.size() + 1;
    }

    private static Verdict.Rejected notACandidate() {
        return Verdict.Rejected.at(
                ProblemType.CONFLICT, "/candidate", "state", "a candidate of this search not decided about yet");
    }

    private static Verdict.Rejected unknownReason(String expected) {
        return Verdict.Rejected.at(ProblemType.UNKNOWN_CODE, "/reason", "code", expected);
    }
}
