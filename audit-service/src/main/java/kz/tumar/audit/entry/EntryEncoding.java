package kz.tumar.audit.entry;

import java.nio.charset.StandardCharsets;

/// The bytes of an entry: RFC 8785 canonical JSON of `{event, origin{offset, partition, topic}, subjectSeq, v}`. They
/// are
/// the leaf data of the tree; nothing of the moment of writing is in them.
public final class EntryEncoding {
    /// The most that an entry bundle can hold.
    public static final int MAX_BYTES = 0xFFFF;

    private static final byte[] BEGIN = "{\"event\":".getBytes(StandardCharsets.US_ASCII);

    private EntryEncoding() {}

    /// @param subjectSeq the entry's number among those about its subject, from 1; 0 when it is about none
    public static byte[] encode(Fact fact, long subjectSeq) {
        byte[] event = fact.canonical();
        byte[] end = end(fact.origin(), subjectSeq).getBytes(StandardCharsets.US_ASCII);
        byte[] entry = new byte[BEGIN.length + event.length + end.length];
        System.arraycopy(BEGIN, 0, entry, 0, BEGIN.length);
        System.arraycopy(event, 0, entry, BEGIN.length, event.length);
        System.arraycopy(end, 0, entry, BEGIN.length + event.length, end.length);
        return entry;
    }

    static int largest(Fact fact) {
        return BEGIN.length
                + fact.canonical().length
                + end(fact.origin(), Long.MAX_VALUE).length();
    }

    private static String end(Origin origin, long subjectSeq) {
        return ",\"origin\":{\"offset\":" + origin.offset() + ",\"partition\":" + origin.partition() + ",\"topic\":\""
                + origin.topic() + "\"},\"subjectSeq\":" + subjectSeq + ",\"v\":1}";
    }
}
