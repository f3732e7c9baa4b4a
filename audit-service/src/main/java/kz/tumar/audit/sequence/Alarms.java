package kz.tumar.audit.sequence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import kz.tumar.audit.ledger.AsideRows.SetAside;
import kz.tumar.audit.ledger.SequencerRow.Head;

/// Who is told when something is wrong with what reaches the log, within the transaction that sets it aside.
public interface Alarms {
    void setAside(Connection transaction, List<SetAside> asides, Head head) throws SQLException;
}
