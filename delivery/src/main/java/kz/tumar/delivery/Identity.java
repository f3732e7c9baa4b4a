package kz.tumar.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Source;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.TraceParent;

/// Identities as the inbox keeps them: SHA-256 over the parts with NUL between them, which no part contains.
final class Identity {
    private Identity() {}

    /// The identity of what was read, or of a fact of ours: `source`, `id`.
    static byte[] of(Cause event) {
        return sha256(event.source().value() + '\0' + event.id());
    }

    /// The identity of a command or claim that this service sends. It is another one than that of the same
    /// event coming in, since a service may command and report to itself.
    static byte[] outgoing(Event<?> event) {
        return sha256("outgoing\0" + event.source().value() + '\0' + event.id());
    }

    /// The identity of a document that this service publishes.
    static byte[] document(TopicName topic, String key) {
        return sha256("document\0" + topic.value() + '\0' + key);
    }

    /// What a refused claim is the cause of when its own identity does not say which content was refused.
    static Cause ofRefused(HolderCode sender, Sha256 digest) {
        var id = DerivedId.from("tumar/refused-claim/v1", sender.value(), digest.value());
        return new Cause(Source.of(sender), new EventId(id));
    }

    /// The trace of a journey that begins with what came from outside: of the journey's id and of what was read,
    /// never the sender's own.
    static TraceParent trace(CorrelationId journey, Cause cause) {
        var hex = HexFormat.of();
        var trace = hex.formatHex(sha256("trace\0" + journey), 0, 16);
        var parent = hex.formatHex(sha256("span\0" + cause), 0, 8);
        return new TraceParent("00-" + trace + '-' + parent + "-01");
    }

    /// What stands for content that came from outside: nobody without the operator's secret can try out what it was.
    static byte[] keyed(Settings.Secret secret, byte[] bytes) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
