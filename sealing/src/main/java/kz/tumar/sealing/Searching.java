package kz.tumar.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.policy.ReasonKind;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;

/// Looks in the index for an officer. Who looked, why and for what kind of value is in the log in the same
/// transaction, before the answer leaves; whom it found, too.
@ApplicationScoped
class Searching {
    private final Transactions transactions;
    private final StatingSearches stating;
    private final PolicyVersions policies;
    private final Readers readers;
    private final Finding finding;
    private final OwnSearch own;

    @Inject
    Searching(
            Transactions transactions,
            StatingSearches stating,
            PolicyVersions policies,
            Readers readers,
            Finding finding,
            OwnSearch own) {
        this.transactions = transactions;
        this.stating = stating;
        this.policies = policies;
        this.readers = readers;
        this.finding = finding;
        this.own = own;
    }

    Found search(StatingSearches.Question question, Actor actor) {
        Policy policy = policies.current(policies.today());
        if (policy.reason(ReasonKind.SEARCH, question.reason()).isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_CODE,
                    List.of(new Violation("/reason", "policy", "a reason that the policy has for a search")));
        }
        return stating.thoughRefused(
                question,
                actor,
                () -> transactions.inTransaction(transaction -> {
                    List<SubjectRef> about = question.subject() == null ? List.of() : List.of(question.subject());
                    if (!readers.unknown(transaction, about).isEmpty()) {
                        throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
                    }
                    Found found = finding.find(transaction, policy, question.criteria());
                    own.refuse(transaction, about);
                    own.refuse(
                            transaction,
                            found.candidates().stream().map(Candidate::subject).toList());
                    stating.announce(transaction, question, found.candidates(), actor);
                    return found;
                }));
    }
}
