package kz.tumar.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;

/// What lies sealed here about people.
@ApplicationScoped
class SealedValues {
    /// One sealed value.
    record Value(CategoryCode category, SealedContent content) {}

    /// What lies sealed about a person in these categories.
    List<Value> of(Connection transaction, SubjectRef subject, Collection<CategoryCode> categories)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT category, ref, encode(commitment, 'hex') FROM vault_sealed
                WHERE subject = ? AND category = ANY (?) ORDER BY created_at, ref""")) {
            select.setString(1, subject.value());
            select.setArray(
                    2,
                    transaction.createArrayOf(
                            "text", categories.stream().map(CategoryCode::value).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                var values = new ArrayList<Value>();
                while (rows.next()) {
                    values.add(new Value(
                            new CategoryCode(rows.getString(1)),
                            new SealedContent(new SealedRef(rows.getString(2)), new Sha256(rows.getString(3)))));
                }
                return values;
            }
        }
    }
}
