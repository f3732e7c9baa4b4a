package kz.tumar.retention.schedule;

import java.sql.Connection;
import java.sql.SQLException;

/// One piece of what happens by time, done in transactions of bounded size.
interface Chore {
    /// Does what is to be done now, up to the shift's bound.
    ///
    /// @return how much that was; as much as the bound means that there may be more
    int take(Connection transaction, Shift shift) throws SQLException;
}
