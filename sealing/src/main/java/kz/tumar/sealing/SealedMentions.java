package kz.tumar.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectRef;
import kz.tumar.vault.Vault;
import kz.tumar.vault.VaultRef;
import org.jspecify.annotations.Nullable;

/// What facts say lies sealed here. After a rebuild without the sealed rows it can't come back: then it is missing.
@ApplicationScoped
public class SealedMentions {
    private static final int BATCH = 5_000;

    private final Vault vault;

    @Inject
    SealedMentions(Vault vault) {
        this.vault = vault;
    }

    /// Notes that a fact names this content, where it names any; repeating it changes nothing.
    public void add(Connection transaction, SubjectRef subject, @Nullable SealedContent content) throws SQLException {
        if (content == null) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO sealed_mention (ref, subject) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, content.sealedRef().value());
            insert.setString(2, subject.value());
            insert.executeUpdate();
        }
    }

    /// How many sealed values facts mention that are neither here nor known to be destroyed.
    long missing(Connection connection) throws SQLException {
        long missing = 0;
        String last = "";
        while (true) {
            List<VaultRef> batch = after(connection, last);
            if (batch.isEmpty()) {
                return missing;
            }
            missing += vault.missing(connection, batch).size();
            last = batch.getLast().value();
        }
    }

    private static List<VaultRef> after(Connection connection, String last) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT ref FROM sealed_mention WHERE ref > ? ORDER BY ref LIMIT " + BATCH)) {
            select.setString(1, last);
            try (ResultSet rows = select.executeQuery()) {
                var batch = new ArrayList<VaultRef>();
                while (rows.next()) {
                    batch.add(new VaultRef(rows.getString(1)));
                }
                return batch;
            }
        }
    }
}
