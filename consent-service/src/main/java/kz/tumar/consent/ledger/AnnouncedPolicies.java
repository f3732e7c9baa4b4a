package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.Sha256;
import kz.tumar.delivery.Transactions;

/// Which versions of the policy were announced, with which content.
@ApplicationScoped
public class AnnouncedPolicies {
    private final Instance<Transactions> transactions;

    @Inject
    AnnouncedPolicies(Instance<Transactions> transactions) {
        this.transactions = transactions;
    }

    /// The digest of a version's file, where the version was announced.
    public Optional<Sha256> digestOf(Connection transaction, PolicyVersion version) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT sha256 FROM announced_policy WHERE version = ?")) {
            select.setString(1, version.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new Sha256(rows.getString(1))) : Optional.empty();
            }
        }
    }

    /// A version that was announced, with the digest of its file.
    public record Announced(PolicyVersion version, Sha256 sha256) {}

    /// Everything announced, by version.
    public List<Announced> all(Connection transaction) throws SQLException {
        try (PreparedStatement select =
                        transaction.prepareStatement("SELECT version, sha256 FROM announced_policy ORDER BY version");
                ResultSet rows = select.executeQuery()) {
            var all = new ArrayList<Announced>();
            while (rows.next()) {
                all.add(new Announced(new PolicyVersion(rows.getString(1)), new Sha256(rows.getString(2))));
            }
            return all;
        }
    }

    /// The same, in a transaction of its own.
    public List<Announced> read() {
        return transactions.get().inTransaction(this::all);
    }

    void add(Connection transaction, PolicyVersion version, Sha256 digest) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO announced_policy (version, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, version.value());
            insert.setString(2, digest.value());
            insert.executeUpdate();
        }
    }
}
