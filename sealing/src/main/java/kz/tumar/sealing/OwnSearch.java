package kz.tumar.sealing;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Nobody searches for themselves: an officer who is a client too, as the token's `subject` says, leaves that to
/// somebody else.
@RequestScoped
public class OwnSearch {
    private final SecurityIdentity identity;
    private final Readers readers;

    @Inject
    OwnSearch(SecurityIdentity identity, Readers readers) {
        this.identity = identity;
        this.readers = readers;
    }

    /// @throws ProblemException `OWN_DECISION` when the caller is one of these people, under whichever reference
    public void refuse(Connection transaction, Collection<SubjectRef> people) throws SQLException {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim("subject") instanceof Object reference
                && !Collections.disjoint(readers.person(transaction, new SubjectRef(reference.toString())), people)) {
            throw new ProblemException(ProblemType.OWN_DECISION);
        }
    }
}
