package kz.tumar.consent.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kz.tumar.consent.ledger.AnnouncedPolicies;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.policy.PolicyVersions;

/// Every announced version, the latest first.
@ApplicationScoped
class Editions {
    private final Transactions transactions;
    private final AnnouncedPolicies announced;
    private final PolicyVersions policies;

    @Inject
    Editions(Transactions transactions, AnnouncedPolicies announced, PolicyVersions policies) {
        this.transactions = transactions;
        this.announced = announced;
        this.policies = policies;
    }

    /// All of them, the one that begins last first.
    List<Edition> all() {
        LocalDate today = policies.today();
        String inForce = policies.currentVersion(today).value();
        List<Policy> known = transactions.inTransaction(announced::all).stream()
                .map(AnnouncedPolicies.Announced::version)
                .flatMap(version -> policies.version(version).stream())
                .sorted(Comparator.comparing((Policy each) -> each.document().effectiveFrom())
                        .thenComparing(each -> each.version().value()))
                .toList();
        var editions = new ArrayList<Edition>();
        for (int i = 0; i < known.size(); i++) {
            String since = i == 0 ? null : known.get(i - 1).version().value();
            editions.add(Edition.of(known.get(i), today, inForce, since));
        }
        return editions.reversed();
    }

    /// One of them.
    Optional<Edition> of(String version) {
        return all().stream().filter(each -> each.version().equals(version)).findFirst();
    }

    /// What a version says.
    Optional<Policy> policy(String version) {
        return of(version).flatMap(edition -> policies.version(new PolicyVersion(edition.version())));
    }

    /// The file of a version, byte for byte as it was announced.
    Optional<String> file(Edition edition) {
        return transactions.inTransaction(transaction -> {
            try (PreparedStatement select =
                    transaction.prepareStatement("SELECT content FROM policy_document WHERE sha256 = ?")) {
                select.setString(1, edition.sha256());
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
                }
            }
        });
    }
}
