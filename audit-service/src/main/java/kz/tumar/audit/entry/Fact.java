package kz.tumar.audit.entry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// A fact read from Kafka and made ready to be numbered: its canonical bytes and what the log keeps about it. Tens of
/// thousands of them wait in memory at a time, so a fact keeps nothing that can be read from its bytes.
public final class Fact {
    /// What stands for the subject in facts about a refused one; such facts, and those without subject, have number 0.
    public static final String NO_SUBJECT = "-";

    private static final byte[] SEPARATOR = {0};
    private static final int MAX_NAME = 512;

    private final Origin origin;
    private final byte[] head;
    private final int eventLength;
    private final Digest32 identity;
    private final Digest32 content;
    private final String type;
    private final Optional<UUID> subjectKey;
    private final Optional<UUID> correlation;
    private final Instant time;

    private Fact(Origin origin, CanonicalJson json) throws UnfitFact {
        byte[] source = required(json, "source").getBytes(StandardCharsets.UTF_8);
        byte[] id = required(json, "id").getBytes(StandardCharsets.UTF_8);
        this.origin = origin;
        this.type = required(json, "type");
        this.subjectKey =
                json.text("subject").filter(s -> !s.equals(NO_SUBJECT)).map(LookupKey::of);
        this.correlation = json.text("correlationid").map(LookupKey::of);
        this.time = EventTime.parse(required(json, "time"));
        this.head = EntryEncoding.head(json, origin);
        this.eventLength = json.length();
        this.identity = Digest32.of(source, SEPARATOR, id);
        this.content = Digest32.of(head, EntryEncoding.BEGIN.length, eventLength);
    }

    /// @throws UnfitFact when the bytes are no CloudEvent in I-JSON that an entry can hold
    public static Fact read(Origin origin, byte[] value, CanonicalJson json) throws UnfitFact {
        json.read(value);
        return new Fact(origin, json);
    }

    private static String required(CanonicalJson json, String name) throws UnfitFact {
        String value = json.text(name).orElseThrow(() -> new UnfitFact("the event has no " + name));
        if (value.isEmpty() || value.length() > MAX_NAME || value.indexOf(0) >= 0) {
            throw new UnfitFact("the event's " + name + " is not usable");
        }
        return value;
    }

    public Origin origin() {
        return origin;
    }

    /// The bytes of the entry before its number. Not copied: nobody writes to them.
    public byte[] entryHead() {
        return head;
    }

    /// SHA-256 of source, a zero byte and id.
    public Digest32 identity() {
        return identity;
    }

    /// SHA-256 of the canonical event.
    public Digest32 content() {
        return content;
    }

    public String type() {
        return type;
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
        return Arrays.copyOfRange(head, EntryEncoding.BEGIN.length, EntryEncoding.BEGIN.length + eventLength);
    }
}
