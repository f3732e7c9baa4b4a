package kz.tumar.consent.saying;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Source;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.policy.PolicyVersions;

/// The exact texts that people were shown, for ever, by their digest. They travel with the documents of the policy, so
/// a service that is rebuilt has them again. They are forms, the same for everyone: nothing in them is about a person.
@ApplicationScoped
public class ShownTexts {
    private final Transactions transactions;
    private final Announcer announcer;
    private final PolicyVersions policies;
    private final Set<Sha256> kept = ConcurrentHashMap.newKeySet();

    @Inject
    ShownTexts(Transactions transactions, Announcer announcer, PolicyVersions policies) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.policies = policies;
    }

    /// The digest of a text that is about to be shown; from then on the text can be found by it.
    public Sha256 keep(String text) {
        Sha256 digest = digest(text);
        if (!kept.contains(digest)) {
            var under = policies.currentVersion(policies.today());
            transactions.inTransaction(transaction -> {
                if (find(transaction, digest).isEmpty()) {
                    var id = DerivedId.from("tumar/shown-text/v1", digest.value());
                    announcer.announce(
                            transaction,
                            new Announcer.Announcement(
                                    new Cause(new Source("/tumar/consent"), new EventId(id)),
                                    new CorrelationId(id),
                                    null,
                                    under,
                                    List.of(new Draft.OfDocument(PolicyVersions.DOCUMENTS, digest.value(), text))));
                    policies.keep(transaction, PolicyVersions.DOCUMENTS, digest.value(), text);
                }
                return digest;
            });
            kept.add(digest);
        }
        return digest;
    }

    /// A text that was shown, by its digest.
    public Optional<String> find(Sha256 digest) {
        return transactions.inTransaction(transaction -> find(transaction, digest));
    }

    private static Optional<String> find(Connection transaction, Sha256 digest) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT content FROM policy_document WHERE sha256 = ?")) {
            select.setString(1, digest.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /// SHA-256 of a text's UTF-8 bytes.
    public static Sha256 digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Sha256(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
