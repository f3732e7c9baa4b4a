package kz.tumar.delivery.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.Forms;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Rejection;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Source;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.Claim;
import kz.tumar.delivery.Settings;
import org.jspecify.annotations.Nullable;

/// Reads claims, which come from outside and may be anything. What it answers never repeats a value that it was
/// given, nor the name of a field that nobody knows.
public final class ClaimReader {
    private static final String MAC = "HmacSHA256";

    /// No system that makes claims is older; and no date that is counted from a later time can overflow.
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final SecretKeySpec digestKey;
    private final Duration futureLimit;
    private final ClaimSchemas schemas = new ClaimSchemas();

    /// @param digestKey the key of the digests that stand for what was read
    /// @param futureLimit how far behind its receipt a claim's time may lie
    public ClaimReader(Settings.Secret digestKey, Duration futureLimit) {
        this.digestKey = new SecretKeySpec(digestKey.value().getBytes(StandardCharsets.UTF_8), MAC);
        this.futureLimit = futureLimit;
    }

    /// Reads a claim of a sender whose identity is proved: by the topic, or by a token.
    ///
    /// @param receipt when the broker or we got it
    public Reading read(HolderCode sender, byte[] bytes, Instant receipt) {
        var digest = digestOf(bytes);
        if (bytes.length > Event.MAX_BYTES) {
            return unreadable(digest, null, null, ProblemType.TOO_LARGE, List.of());
        }
        JsonNode tree = objectIn(bytes);
        return tree == null
                ? unreadable(digest, null, null, ProblemType.MALFORMED, List.of())
                : readObject(sender, tree, receipt, digest);
    }

    private Reading readObject(HolderCode sender, JsonNode tree, Instant receipt, Sha256 digest) {
        var id = ownId(sender, tree);
        var type = typeIn(tree);
        if (type == null || !Catalogue.claims().containsKey(type.name())) {
            return unreadable(digest, id, null, ProblemType.UNKNOWN_TYPE, List.of());
        }
        var payload = Catalogue.claim(type).orElse(null);
        if (payload == null) {
            return unreadable(digest, id, null, ProblemType.UNKNOWN_VERSION, List.of());
        }
        if (tree.path("source").isTextual()
                && !tree.path("source").textValue().equals(Source.of(sender).value())) {
            return unreadable(digest, null, payload, ProblemType.WRONG_SENDER, List.of());
        }
        var violations = schemas.violations(payload, tree);
        if (!violations.isEmpty()) {
            return unreadable(digest, id, payload, ProblemType.SCHEMA_VIOLATION, violations);
        }
        return readTyped(tree, payload, receipt, digest, id);
    }

    private Reading readTyped(
            JsonNode tree, Class<? extends Claim> payload, Instant receipt, Sha256 digest, @Nullable EventId id) {
        try {
            Event<? extends Claim> event = withoutTrace(Wire.bindStrictly(tree, payload));
            if (event.time().toInstant().isBefore(EARLIEST)) {
                var early = new Violation("/time", "minimum", EARLIEST.toString());
                return unreadable(digest, id, payload, ProblemType.TIME_IMPLAUSIBLE, List.of(early));
            }
            if (event.time().toInstant().isAfter(receipt.plus(futureLimit))) {
                var late = new Violation("/time", "maximum", "receipt-plus-limit");
                return unreadable(digest, id, payload, ProblemType.TIME_IN_FUTURE, List.of(late));
            }
            return new Reading.Understood(event, digest);
        } catch (JsonMappingException wrong) {
            return unreadable(digest, id, payload, ProblemType.SCHEMA_VIOLATION, List.of(formAt(wrong)));
        } catch (JsonProcessingException wrong) {
            return unreadable(digest, id, payload, ProblemType.MALFORMED, List.of());
        }
    }

    /// A trace is 48 digits of the sender's choice: nothing that we say may repeat it, and it is no part of what a
    /// claim says.
    private static <C extends Claim> Event<C> withoutTrace(Event<C> claim) {
        return new Event<>(
                claim.specversion(),
                claim.id(),
                claim.source(),
                claim.type(),
                claim.subject(),
                claim.time(),
                claim.datacontenttype(),
                claim.dataschema(),
                claim.correlationid(),
                claim.causationid(),
                claim.replaces(),
                claim.policyversion(),
                null,
                claim.data());
    }

    /// The rejection of a claim that was read.
    public static Rejection refuse(
            Event<? extends Claim> claim, Sha256 digest, ProblemType problem, List<Violation> violations) {
        return rejection(digest, claim.id(), claim.data().getClass(), problem, violations);
    }

    /// The keyed digest that stands for these bytes.
    public Sha256 digestOf(byte[] bytes) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(digestKey);
            return new Sha256(HexFormat.of().formatHex(mac.doFinal(bytes)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + MAC, impossible);
        }
    }

    private static Reading unreadable(
            Sha256 digest,
            @Nullable EventId id,
            @Nullable Class<? extends Claim> payload,
            ProblemType problem,
            List<Violation> violations) {
        return new Reading.Unreadable(rejection(digest, id, payload, problem, violations), id);
    }

    private static Rejection rejection(
            Sha256 digest,
            @Nullable EventId id,
            @Nullable Class<? extends Claim> payload,
            ProblemType problem,
            List<Violation> violations) {
        return new Rejection(
                problem.urn(),
                problem.title(),
                problem.status(),
                id,
                payload == null ? null : EventType.of(payload),
                payload == null ? null : Catalogue.schemaOf(payload).toString(),
                digest,
                FirstViolations.of(violations));
    }

    private static @Nullable JsonNode objectIn(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            var tree = Wire.strictTree(text.toString());
            return tree != null && tree.isObject() ? tree : null;
        } catch (CharacterCodingException | JsonProcessingException wrong) {
            return null;
        }
    }

    private static @Nullable EventId ownId(HolderCode sender, JsonNode tree) {
        var id = tree.path("id");
        boolean own = Source.of(sender).value().equals(tree.path("source").textValue());
        return own && id.isTextual() && Pattern.matches(Forms.UUID, id.textValue()) ? EventId.of(id.textValue()) : null;
    }

    private static @Nullable EventType typeIn(JsonNode tree) {
        var type = tree.path("type");
        return type.isTextual() && Pattern.matches(Forms.EVENT_TYPE, type.textValue())
                ? new EventType(type.textValue())
                : null;
    }

    private static Violation formAt(JsonMappingException wrong) {
        var path = new StringBuilder();
        for (var step : wrong.getPath()) {
            path.append('/')
                    .append(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName());
        }
        return new Violation(path.toString(), "form", "form");
    }
}
