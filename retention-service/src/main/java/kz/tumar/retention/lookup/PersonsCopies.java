package kz.tumar.retention.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.runtime.hosting.ServiceConfig;

/// What a person's copy of an act is told by. The nonce follows from order and reference under the operator's secret:
/// nothing has to be kept for it, a rebuilt database knows it, and nobody who only read the log can make one.
@ApplicationScoped
class PersonsCopies {
    private final SecretKeySpec key;

    @Inject
    PersonsCopies(ServiceConfig config) {
        this.key = new SecretKeySpec(config.digestKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /// 64 hexadecimal digits.
    String nonceOf(Destruction.Completed order) {
        var about = "tumar/act-copy/v1\n" + order.id() + "\n" + order.subject().value();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(about.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }

    /// Whether a nonce is this act's; how long the answer takes tells nothing of how much of it was right.
    boolean vouches(Destruction.Completed order, String nonce) {
        return MessageDigest.isEqual(
                nonceOf(order).getBytes(StandardCharsets.UTF_8), nonce.getBytes(StandardCharsets.UTF_8));
    }
}
