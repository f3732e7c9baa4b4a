package kz.tumar.consent.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import kz.tumar.consent.ledger.Subjects;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;

/// Whom a caller may read about: people with the role about everybody, a person about themselves.
@ApplicationScoped
class Entitled {
    private final Subjects subjects;
    private final Transactions transactions;

    @Inject
    Entitled(Subjects subjects, Transactions transactions) {
        this.subjects = subjects;
        this.transactions = transactions;
    }

    /// The reference in a path.
    ///
    /// @throws ProblemException `UNKNOWN_SUBJECT` when it was never issued, `FORBIDDEN` when it is somebody else
    SubjectRef to(Caller caller, String subject) {
        SubjectRef reference = reference(subject);
        if (!caller.is("dpo", "deputy", "officer") && !caller.subject().equals(reference)) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        if (transactions
                .inTransaction(transaction -> subjects.issued(transaction, List.of(reference)))
                .isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
        return reference;
    }

    private static SubjectRef reference(String text) {
        try {
            return new SubjectRef(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
    }
}
