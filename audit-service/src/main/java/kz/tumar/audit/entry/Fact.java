package kz.tumar.audit.entry;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/// A fact read from Kafka and made ready to be numbered: its canonical bytes and what the log keeps about it.
public final class Fact {
    /// What stands for the subject in facts about a refused one; such facts, and those without subject, have number 0.
    public static final String NO_SUBJECT = "-";

    private static final byte[] SEPARATOR = {0};
    private static final int MAX_NAME = 512;

    private final Origin origin;
    private final byte[] canonical;
    private final Digest32 identity;
    private final Digest32 content;
    private final String source;
    private final String id;
    private final String type;
    private final Optional<String> subject;
    private final Optional<UUID> subjectKey;
    private final Optional<UUID> correlation;
    private final Instant time;

    private Fact(Origin origin, CanonicalJson json) throws UnfitFact {
        this.origin = origin;
        this.canonical = json.bytes();
        this.source = required(json, "source");
        this.id = required(json, "id");
        this.type = required(json, "type");
        this.subject = json.text("subject").filter(s -> !s.equals(NO_SUBJECT));
        this.subjectKey = subject.map(LookupKey::of);
        this.correlation = json.text("correlationid").map(LookupKey::of);
        this.time = time(required(json, "time"));
        this.identity =
                Digest32.of(source.getBytes(StandardCharsets.UTF_8), SEPARATOR, id.getBytes(StandardCharsets.UTF_8));
        this.content = Digest32.of(canonical);
    }

    /// @throws UnfitFact when the bytes are no CloudEvent in I-JSON that an entry can hold
    public static Fact read(Origin origin, byte[] value, CanonicalJson json) throws UnfitFact {
        json.read(value);
        Fact fact = new Fact(origin, json);
        if (EntryEncoding.largest(fact) > EntryEncoding.MAX_BYTES) {
            throw new UnfitFact("larger than an entry may be");
        }
        return fact;
    }

    private static String required(CanonicalJson json, String name) throws UnfitFact {
        String value = json.text(name).orElseThrow(() -> new UnfitFact("the event has no " + name));
        if (value.isEmpty() || value.length() > MAX_NAME || value.indexOf(0) >= 0) {
            throw new UnfitFact("the event's " + name + " is not usable");
        }
        return value;
    }

    private static Instant time(String text) throws UnfitFact {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw new UnfitFact("the event's time is not RFC 3339");
        }
    }

    public Origin origin() {
        return origin;
    }

    byte[] canonical() {
        return canonical;
    }

    /// SHA-256 of source, a zero byte and id.
    public Digest32 identity() {
        return identity;
    }

    /// SHA-256 of the canonical event.
    public Digest32 content() {
        return content;
    }

    public String source() {
        return source;
    }

    public String id() {
        return id;
    }

    public String type() {
        return type;
    }

    public Optional<String> subject() {
        return subject;
    }

    /// The look-up key of the subject.
    public Optional<UUID> subjectKey() {
        return subjectKey;
    }

    /// The look-up key of the correlation.
    public Optional<UUID> correlation() {
        return correlation;
    }

    public Instant time() {
        return time;
    }

    /// The event alone, as canonical JSON.
    public byte[] event() {
        return canonical.clone();
    }
}
