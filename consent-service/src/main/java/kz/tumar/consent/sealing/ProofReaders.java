package kz.tumar.consent.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.consent.ledger.Links;
import kz.tumar.consent.ledger.SealedIdentifiers;
import kz.tumar.consent.ledger.Subjects;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SubjectRef;
import kz.tumar.policy.Policy;
import kz.tumar.sealing.Readers;
import kz.tumar.vault.IndexTerm;

/// A proof is handed over by systems and officers, and read by officers alone.
@ApplicationScoped
class ProofReaders implements Readers {
    private final Subjects subjects;
    private final Links links;

    @Inject
    ProofReaders(Subjects subjects, Links links) {
        this.subjects = subjects;
        this.links = links;
    }

    @Override
    public boolean takeFromPersons() {
        return false;
    }

    @Override
    public boolean mustRead(Connection transaction, HolderCode holder, SealedRef content) {
        return false;
    }

    @Override
    public Collection<SubjectRef> unknown(Connection transaction, Collection<SubjectRef> references)
            throws SQLException {
        var unknown = new HashSet<>(references);
        unknown.removeAll(subjects.issued(transaction, references));
        return unknown;
    }

    @Override
    public Collection<SubjectRef> person(Connection transaction, SubjectRef reference) throws SQLException {
        return links.around(transaction, reference).setOf(reference);
    }

    /// Systems name people by contracts, accounts and contacts, and those names lie sealed here.
    @Override
    public Set<IndexTerm> alsoFoundBy(Policy policy, IdentifierKind kind, String value) {
        return switch (kind) {
            case CONTRACT, CONTACT ->
                policy.document().holders().stream()
                        .map(holder -> SealedIdentifiers.term(holder.code(), value.strip()))
                        .collect(Collectors.toSet());
            case NAME, IIN, DOCUMENT -> Set.of();
        };
    }
}
