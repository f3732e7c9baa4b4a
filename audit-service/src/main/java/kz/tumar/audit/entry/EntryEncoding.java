package kz.tumar.audit.entry;

import java.nio.charset.StandardCharsets;

/// The bytes of an entry: RFC 8785 canonical JSON of `{event, origin{offset, partition, topic}, subjectSeq, v}`. They
/// are the leaf data of the tree; nothing of the moment of writing is in them. All but the number is known as soon as
/// the fact is read, so an entry is kept as a long head and a short tail.
public final class EntryEncoding {
    /// The most that an entry bundle can hold.
    public static final int MAX_BYTES = 0xFFFF;

    static final byte[] BEGIN = "{\"event\":".getBytes(StandardCharsets.US_ASCII);

    private static final int LONGEST_TAIL = tail(Long.MAX_VALUE).length;

    private EntryEncoding() {}

    /// What comes before the number of the entry.
    static byte[] head(CanonicalJson event, Origin origin) throws UnfitFact {
        byte[] end = (",\"origin\":{\"offset\":" + origin.offset() + ",\"partition\":" + origin.partition()
                        + ",\"topic\":\"" + origin.topic() + "\"},\"subjectSeq\":")
                .getBytes(StandardCharsets.ISO_8859_1);
        int length = BEGIN.length + event.length() + end.length;
        if (length + LONGEST_TAIL > MAX_BYTES) {
            throw new UnfitFact("larger than an entry may be");
        }
        byte[] head = new byte[length];
        System.arraycopy(BEGIN, 0, head, 0, BEGIN.length);
        event.copyTo(head, BEGIN.length);
        System.arraycopy(end, 0, head, BEGIN.length + event.length(), end.length);
        return head;
    }

    /// What ends the entry.
    ///
    /// @param subjectSeq the entry's number among those about its subject, from 1; 0 when it is about none
    public static byte[] tail(long subjectSeq) {
        return (subjectSeq + ",\"v\":1}").getBytes(StandardCharsets.ISO_8859_1);
    }
}
