package kz.tumar.sealing;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.vault.Vault;
import kz.tumar.vault.VaultLimits;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Opens the vault at start. A key ring that is missing, exposed or another's stops the start.
final class Vaults {
    Vaults() {}

    @Produces
    @Singleton
    @Startup
    static Vault vault(
            Transactions transactions,
            Clock clock,
            ServiceConfig config,
            @ConfigProperty(name = "tumar.keyring.file") Path keyRing) {
        return transactions.inTransaction(transaction ->
                Vault.start(transaction, keyRing, config.service().code(), VaultLimits.defaults(), clock));
    }
}
