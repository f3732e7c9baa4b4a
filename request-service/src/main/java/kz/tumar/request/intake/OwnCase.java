package kz.tumar.request.intake;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Nobody works their own case: whoever is a client too, as the token's `subject` says, leaves what is about them,
/// under
/// whichever of their references, to somebody else.
@RequestScoped
public class OwnCase {
    private final SecurityIdentity identity;
    private final Subjects subjects;
    private final Transactions transactions;

    @Inject
    OwnCase(SecurityIdentity identity, Subjects subjects, Transactions transactions) {
        this.identity = identity;
        this.subjects = subjects;
        this.transactions = transactions;
    }

    /// @throws ProblemException `OWN_DECISION` when the caller is one of these people
    public void refuse(Collection<SubjectRef> about) {
        if (self() != null) {
            transactions.inTransaction(transaction -> {
                refuse(transaction, about);
                return about;
            });
        }
    }

    /// @throws ProblemException `OWN_DECISION` when the request is about the caller, or the caller spoke for whom it is
    /// about
    public void refuse(Connection transaction, RequestCase request) throws SQLException {
        refuse(transaction, people(request.subject(), request.filed().actedBy()));
    }

    /// Whose a request is: who it is about, and who speaks for them.
    static List<SubjectRef> people(SubjectRef subject, ActedBy actedBy) {
        SubjectRef representative = actedBy.representative();
        return representative == null ? List.of(subject) : List.of(subject, representative);
    }

    /// @throws ProblemException `OWN_DECISION` when the caller is one of these people
    public void refuse(Connection transaction, Collection<SubjectRef> about) throws SQLException {
        SubjectRef self = self();
        if (self != null && !Collections.disjoint(subjects.linked(transaction, self), about)) {
            throw new ProblemException(ProblemType.OWN_DECISION);
        }
    }

    private @Nullable SubjectRef self() {
        return identity.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim("subject") instanceof Object reference
                ? new SubjectRef(reference.toString())
                : null;
    }
}
