package kz.tumar.request.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Arrays of codes and references, to and from the database.
final class Texts {
    private Texts() {}

    static Array array(Connection connection, Collection<?> values) throws SQLException {
        return connection.createArrayOf(
                "text", values.stream().map(Object::toString).toArray());
    }

    static <T> List<T> read(ResultSet row, int column, Function<String, T> each) throws SQLException {
        Array array = row.getArray(column);
        var values = new ArrayList<T>();
        if (array != null) {
            for (String value : (String[]) array.getArray()) {
                values.add(each.apply(value));
            }
        }
        return values;
    }
}
