package kz.tumar.consent.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.tumar.contract.PersonalLinkId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.sealing.RingKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Signs what a browser carries for us: links and visits. Whoever changes a letter, or has another
/// key, carries nothing.
@ApplicationScoped
public class Signing {
    private static final String HMAC = "HmacSHA256";
    private static final int LONGEST = 512;

    private final byte[] key;

    @Inject
    Signing(@ConfigProperty(name = "tumar.keyring.file") Path keyRing) {
        this.key = RingKeys.derive(keyRing, "tumar/page-key/v2");
    }

    /// A visit as a signed text, for one use: what is signed as a link is no cookie.
    public String sign(String use, Visit visit) {
        String said = String.join(
                "|",
                visit.subject().value(),
                visit.role().name(),
                visit.means().name(),
                Long.toString(visit.since().getEpochSecond()),
                Long.toString(visit.until().getEpochSecond()),
                visit.id(),
                visit.link() == null ? "" : String.valueOf(visit.link()));
        return base64(said.getBytes(StandardCharsets.UTF_8)) + "." + base64(mac(key, use + "\n" + said));
    }

    /// The visit in a signed text, if it is ours, for this use, and not over.
    public Optional<Visit> read(String use, @Nullable String signed, Instant now) {
        if (signed == null || signed.length() > LONGEST) {
            return Optional.empty();
        }
        int dot = signed.indexOf('.');
        try {
            byte[] said = Base64.getUrlDecoder().decode(signed.substring(0, Math.max(dot, 0)));
            byte[] mac = Base64.getUrlDecoder().decode(signed.substring(dot + 1));
            String text = new String(said, StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(mac, mac(key, use + "\n" + text))) {
                return Optional.empty();
            }
            String[] part = text.split("\\|", -1);
            var visit = new Visit(
                    new SubjectRef(part[0]),
                    Visit.Role.valueOf(part[1]),
                    Visit.Means.valueOf(part[2]),
                    Instant.ofEpochSecond(Long.parseLong(part[3])),
                    Instant.ofEpochSecond(Long.parseLong(part[4])),
                    part[5],
                    part[6].isEmpty() ? null : PersonalLinkId.of(part[6]));
            return Optional.of(visit).filter(found -> now.isBefore(found.until()));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException forged) {
            return Optional.empty();
        }
    }

    /// What a form must bring back to show that this visit was given it.
    public String formKey(Visit visit) {
        return base64(mac(key, "form\n" + visit.subject() + "\n" + visit.id()));
    }

    /// A name for what is about to be said on a page; it tells us alone on which visit's page.
    public UUID act(Visit visit) {
        long random = UUID.randomUUID().getMostSignificantBits();
        return new UUID(random, markOf(visit, random));
    }

    /// Whether a name was made for this visit.
    public boolean actOf(Visit visit, UUID act) {
        return act.getLeastSignificantBits() == markOf(visit, act.getMostSignificantBits());
    }

    private long markOf(Visit visit, long random) {
        return ByteBuffer.wrap(mac(key, "act\n" + visit.subject() + "\n" + visit.id() + "\n" + random))
                .getLong();
    }

    /// Whether a form brought it.
    public boolean formOf(Visit visit, @Nullable String brought) {
        return brought != null
                && MessageDigest.isEqual(
                        brought.getBytes(StandardCharsets.UTF_8), formKey(visit).getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
