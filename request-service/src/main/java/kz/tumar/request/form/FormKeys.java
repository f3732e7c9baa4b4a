package kz.tumar.request.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TrackingNumber;
import kz.tumar.sealing.RingKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The key that each form is given out with: when it was, and which filing it makes. A form sent
/// twice is one filing, and its sender sees the same number again; nobody else can know it, since
/// everything about a filing follows from its key by a secret of this service.
@ApplicationScoped
class FormKeys {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final int NUMBER_DIGITS = 12;
    private static final int SECRET_DIGITS = 20;
    private static final int REFERENCE_DIGITS = 25;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    @Inject
    FormKeys(@ConfigProperty(name = "tumar.keyring.file") Path keyRing) {
        this.key = RingKeys.derive(keyRing, "tumar/form-key/v1");
    }

    /// A form that was given out.
    record FormKey(UUID id, Instant issued) {}

    /// A form as it was sent: what it makes follows from what stands in it too. Whoever knows a key alone
    /// learns nothing of what somebody else sent with it.
    ///
    /// @param content a digest of kind and content under the secret of this service
    record Sent(FormKey form, Sha256 content) {}

    /// A form with what was typed into it; in which language it was shown makes no difference.
    Sent sent(FormKey form, RequestKind kind, Typed typed) {
        var said = new StringBuilder(kind.name());
        new TreeMap<>(typed.values()).forEach((field, text) -> {
            if (!field.equals("key") && !field.equals("lang")) {
                said.append('\n').append(field.length()).append(':').append(field);
                said.append(text.length()).append(':').append(text);
            }
        });
        byte[] digest = mac("content", said.toString().getBytes(StandardCharsets.UTF_8));
        return new Sent(form, new Sha256(HexFormat.of().formatHex(digest)));
    }

    /// The key of a new form, as the form carries it.
    String issue(Instant now) {
        var id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        byte[] said = ByteBuffer.allocate(ID_BYTES + Long.BYTES)
                .put(id)
                .putLong(now.toEpochMilli())
                .array();
        return base64(said) + "." + base64(mac("form", said));
    }

    /// The form that a key was given out with, if it is ours.
    Optional<FormKey> read(@Nullable String text) {
        if (text == null || text.length() > 128) {
            return Optional.empty();
        }
        try {
            int dot = Math.max(text.indexOf('.'), 0);
            byte[] said = Base64.getUrlDecoder().decode(text.substring(0, dot));
            byte[] mac = Base64.getUrlDecoder().decode(text.substring(dot + 1));
            if (said.length != ID_BYTES + Long.BYTES || !MessageDigest.isEqual(mac, mac("form", said))) {
                return Optional.empty();
            }
            var bytes = ByteBuffer.wrap(said);
            return Optional.of(
                    new FormKey(new UUID(bytes.getLong(), bytes.getLong()), Instant.ofEpochMilli(bytes.getLong())));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    /// The cause of the filing that a form makes.
    Cause cause(Source self, FormKey form) {
        return new Cause(self, new EventId(DerivedId.from("tumar/form/v1", secretId(form))));
    }

    /// The reference of who sent it.
    SubjectRef applicant(Sent form) {
        return SubjectRef.issue(digits("applicant", form, REFERENCE_DIGITS));
    }

    /// The number under which it is asked for.
    TrackingNumber number(Sent form) {
        return new TrackingNumber("r-" + grouped(text(digits("number", form, NUMBER_DIGITS))));
    }

    /// The secret beside the number, as it is shown once.
    String secret(Sent form) {
        return grouped(text(digits("secret", form, SECRET_DIGITS))).toUpperCase(Locale.ROOT);
    }

    /// What is remembered of a secret. Letters that are read for digits count as those; case, blanks
    /// and hyphens don't count.
    static Sha256 digest(String secret) {
        try {
            byte[] plain = plain(secret).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain);
            return new Sha256(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// The number that somebody typed, if it is one.
    static Optional<TrackingNumber> typed(String text) {
        String plain = plain(text);
        String digits = plain.length() == NUMBER_DIGITS + 1 && plain.startsWith("r") ? plain.substring(1) : plain;
        return digits.length() == NUMBER_DIGITS && digits.chars().allMatch(each -> ALPHABET.indexOf(each) >= 0)
                ? Optional.of(new TrackingNumber("r-" + grouped(digits)))
                : Optional.empty();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\u2010-\u2015-]", "")
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
    }

    private String secretId(FormKey form) {
        return HexFormat.of().formatHex(mac("cause", bytes(form)));
    }

    private byte[] digits(String use, Sent sent, int count) {
        byte[] content = sent.content().value().getBytes(StandardCharsets.UTF_8);
        byte[] form = bytes(sent.form());
        byte[] mac = mac(
                use,
                ByteBuffer.allocate(form.length + content.length)
                        .put(form)
                        .put(content)
                        .array());
        byte[] digits = Arrays.copyOf(mac, count);
        for (int i = 0; i < count; i++) {
            digits[i] = (byte) (digits[i] & 31);
        }
        return digits;
    }

    private static byte[] bytes(FormKey form) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(form.id().getMostSignificantBits())
                .putLong(form.id().getLeastSignificantBits())
                .array();
    }

    private static String text(byte[] digits) {
        var text = new StringBuilder();
        for (byte digit : digits) {
            text.append(ALPHABET.charAt(digit));
        }
        return text.toString();
    }

    private static String grouped(String text) {
        return text.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] mac(String use, byte[] said) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update((use + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(said);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
