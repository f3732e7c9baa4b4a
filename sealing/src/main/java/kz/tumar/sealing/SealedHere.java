package kz.tumar.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SubjectRef;
import kz.tumar.vault.Held;
import kz.tumar.vault.Vault;
import kz.tumar.vault.VaultRef;

/// Whether what an event refers to really lies sealed here, of that person, and is what the event says.
@ApplicationScoped
public class SealedHere {
    private final Vault vault;

    @Inject
    SealedHere(Vault vault) {
        this.vault = vault;
    }

    /// Which of the contents are not sealed here under one of these references of a person with that commitment.
    public Set<SealedRef> lacking(
            Connection transaction, Collection<SealedContent> contents, Collection<SubjectRef> person)
            throws SQLException {
        var lacking = new HashSet<SealedRef>();
        for (SealedContent content : contents) {
            if (!(vault.inspect(transaction, new VaultRef(content.sealedRef().value())) instanceof Held held)
                    || !held.commitment().hex().equals(content.commitment().value())
                    || !person.contains(new SubjectRef(held.subject().ref()))) {
                lacking.add(content.sealedRef());
            }
        }
        return lacking;
    }

    /// Which of the contents are not of this category.
    public Set<SealedRef> notOf(Connection transaction, Collection<SealedContent> contents, CategoryCode category)
            throws SQLException {
        var others = new HashSet<SealedRef>();
        for (SealedContent content : contents) {
            if (!(vault.inspect(transaction, new VaultRef(content.sealedRef().value())) instanceof Held held)
                    || !held.category().code().equals(category.value())) {
                others.add(content.sealedRef());
            }
        }
        return others;
    }
}
