package kz.tumar.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Ids that follow from what caused them: UUIDv8 (RFC 9562) out of SHA-256 over length-prefixed parts.
/// Whoever replays a cause gets the same id; two different lists of parts never share their bytes.
public final class DerivedId {
    private DerivedId() {}

    /// The id of the fact or command number `ordinal` of this type that a cause makes.
    public static EventId of(Cause cause, EventType type, int ordinal) {
        return new EventId(from(
                "tumar/event/v1",
                cause.source().value(),
                cause.id().toString(),
                type.value(),
                Integer.toString(ordinal)));
    }

    /// The cause that a timer stands for: a case, the rule that fell due, and when.
    public static EventId ofTimer(String caseId, RuleCode rule, String due) {
        return new EventId(from("tumar/timer/v1", caseId, rule.value(), due));
    }

    /// An id out of any parts; the first names its use.
    public static UUID from(String use, String... parts) {
        MessageDigest sha = sha256();
        update(sha, use);
        for (String part : parts) {
            update(sha, part);
        }
        ByteBuffer hash = ByteBuffer.wrap(sha.digest());
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static void update(MessageDigest sha, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
