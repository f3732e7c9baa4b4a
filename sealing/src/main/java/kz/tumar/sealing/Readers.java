package kz.tumar.sealing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SubjectRef;
import kz.tumar.policy.Policy;
import kz.tumar.vault.IndexTerm;

/// Who besides officers has business with sealed content; the service that keeps it says.
public interface Readers {
    /// Whether persons themselves hand content over here, each their own.
    boolean takeFromPersons();

    /// Whether a holder must read this content to obey what it was told and has not answered yet.
    boolean mustRead(Connection transaction, HolderCode holder, SealedRef content) throws SQLException;

    /// Which of these references were never issued.
    Collection<SubjectRef> unknown(Connection transaction, Collection<SubjectRef> references) throws SQLException;

    /// Every reference of the person whose reference this is, itself included.
    Collection<SubjectRef> person(Connection transaction, SubjectRef reference) throws SQLException;

    /// Which of these stand for people of whom nothing is known but what they say themselves.
    default Collection<SubjectRef> unproven(Connection transaction, Collection<SubjectRef> references)
            throws SQLException {
        return Set.of();
    }

    /// What else this service's content is found by, beside what was named when it was sealed.
    default Set<IndexTerm> alsoFoundBy(Policy policy, IdentifierKind kind, String value) {
        return Set.of();
    }
}
