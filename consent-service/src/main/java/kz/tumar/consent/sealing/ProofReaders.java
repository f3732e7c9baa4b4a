package kz.tumar.consent.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import kz.tumar.consent.ledger.Subjects;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SubjectRef;
import kz.tumar.sealing.Readers;

/// A proof is handed over by systems and officers, and read by officers alone.
@ApplicationScoped
class ProofReaders implements Readers {
    private final Subjects subjects;

    @Inject
    ProofReaders(Subjects subjects) {
        this.subjects = subjects;
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
}
