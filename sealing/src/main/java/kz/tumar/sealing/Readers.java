package kz.tumar.sealing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SubjectRef;

/// Who besides officers has business with sealed content; the service that keeps it says.
public interface Readers {
    /// Whether persons themselves hand content over here, each their own.
    boolean takeFromPersons();

    /// Whether a holder must read this content to obey what it was told and has not answered yet.
    boolean mustRead(Connection transaction, HolderCode holder, SealedRef content) throws SQLException;

    /// Which of these references were never issued.
    Collection<SubjectRef> unknown(Connection transaction, Collection<SubjectRef> references) throws SQLException;
}
