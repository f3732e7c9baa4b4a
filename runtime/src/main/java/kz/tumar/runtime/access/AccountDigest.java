package kz.tumar.runtime.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.tumar.contract.Sha256;
import kz.tumar.runtime.hosting.ServiceConfig;

/// Stands for an account in facts: HMAC-SHA256 of its name under the operator's digest key.
/// Who has the key and the list of accounts can tell who acted; nobody else can.
@ApplicationScoped
public class AccountDigest {
    private final byte[] key;

    @Inject
    AccountDigest(ServiceConfig config) {
        this.key = config.digestKey().getBytes(StandardCharsets.UTF_8);
    }

    /// The digest of an account's name.
    public Sha256 of(String account) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update("tumar/account/v1\n".getBytes(StandardCharsets.UTF_8));
            return new Sha256(HexFormat.of().formatHex(mac.doFinal(account.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
