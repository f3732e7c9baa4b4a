package kz.tumar.request.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SubjectRef;
import kz.tumar.sealing.SealedHere;
import org.jspecify.annotations.Nullable;

/// Which of what a request names does not lie sealed here as what the request says it is. Details of an identity
/// document
/// were checked when they were sealed as such, so nothing needs to be opened to know.
@ApplicationScoped
public class GivenIdentity {
    private final SealedHere sealed;

    @Inject
    GivenIdentity(SealedHere sealed) {
        this.sealed = sealed;
    }

    /// @param details the content that the request gives as details of an identity document
    public Set<SealedRef> lacking(
            Connection transaction,
            Collection<SealedContent> contents,
            @Nullable SealedContent details,
            Collection<SubjectRef> person)
            throws SQLException {
        Set<SealedRef> lacking = new HashSet<>(sealed.lacking(transaction, contents, person));
        if (details != null && !isDetails(transaction, details)) {
            lacking.add(details.sealedRef());
        }
        return lacking;
    }

    /// Whether it was sealed as details of an identity document.
    public boolean isDetails(Connection transaction, SealedContent content) throws SQLException {
        return sealed.notOf(transaction, List.of(content), Admitting.DETAILS).isEmpty();
    }
}
